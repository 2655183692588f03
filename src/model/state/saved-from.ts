import { ShellError } from '../../errors.ts';
import type { State } from '../state.ts';

/** Which saved file is looked at. */
export interface SavedFrom {
  /** As it was named when netnsh was started. */
  readonly file: string;
  /** `saved on 2026-11-24 00:10:56 UTC from lab1` */
  readonly said: string;
}

export function savedFrom(file: string, { savedAt, machine: { hostName } }: Pick<State, 'savedAt' | 'machine'>): SavedFrom {
  const when = savedAt.replace(/^(\S{10})T(\S{8}).*$/, '$1 $2 UTC');
  return { file, said: `saved on ${when}${hostName === undefined ? '' : ` from ${hostName}`}` };
}

/** What was saved can be looked at, and nothing more. `deed` is what was asked for: `wuhan can not be made`. */
export function readOnly(deed: string, { file, said }: SavedFrom, notes: { readonly word?: string; readonly status?: number; readonly hint?: string } = {}): ShellError {
  return new ShellError(`${deed}: ${file} was ${said}, and is read-only`, { hint: 'netnsh without --from works on this machine', ...notes });
}
