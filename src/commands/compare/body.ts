import { ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { compareStates } from '../../model/compare/compare-states.ts';
import type { Difference } from '../../model/compare/difference.ts';
import { parseState } from '../../model/state/parse-state.ts';
import type { State } from '../../model/state.ts';
import type { View } from '../../render/view.ts';
import type { compareArguments } from '../compare.ts';
import { readNow } from '../save/body.ts';
import type { Scope } from '../scope.ts';

export const view: View<Difference> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'kind', value: (row) => row.kind, role: 'faint', drop: 1 },
    { name: 'difference', value: (row) => row.said, role: (row) => roles[row.change] },
    { name: 'change', value: (row) => row.change, wide: true },
    { name: 'what', value: (row) => row.what, wide: true, isName: true },
    { name: 'link', value: (row) => row.link, role: 'name', wide: true },
  ],
  empty: () => 'nothing differs',
};

const roles = { new: 'up', gone: 'down', changed: 'plain', moved: 'plain' } as const;

export const status = (rows: readonly Difference[]): number => (rows.length > 0 ? 1 : 0);

export async function run({ before: first, after: second, ignore = [], all }: Values<typeof compareArguments>, scope: Scope): Promise<readonly Difference[]> {
  const before = await readSaved(first, scope);
  const after = second === undefined ? await readNow(scope, before.namespaces.some(({ firewall }) => firewall !== undefined)) : await readSaved(second, scope);
  return compareStates(before, after, { all }).filter(({ kind }) => !ignore.includes(kind));
}

async function readSaved(file: string, { session }: Scope): Promise<State> {
  return parseState(readText(file, session), file);
}

function readText(file: string, session: Scope['session']): string {
  try {
    return session.readFile(file);
  } catch (error) {
    throw error instanceof ShellError ? new ShellError(error.message, { word: file, status: 2, hint: 'save FILE writes one', cause: error }) : error;
  }
}
