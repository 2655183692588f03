import type { Span } from '../../errors.ts';
import type { Candidate, Completion } from './editor.ts';

/** What Tab does with an answer. */
export type TabStep =
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'list'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'nothing' };

/**
 * Candidates that begin with what is typed decide: the only one is taken, several are taken as far as they agree. Those that only
 * contain it are taken when there is no other, and listed otherwise.
 */
export function decideTab(line: string, { span, candidates }: Completion): TabStep {
  const typed = line.slice(span.start, span.end);
  const beginning = candidates.filter((candidate) => beginsWith(candidate, typed));
  const deciding = beginning.length > 0 ? beginning : candidates;
  const [first, second] = deciding;
  if (first === undefined) return { kind: 'nothing' };
  if (second === undefined) return { kind: 'replace', text: takenText(line, span, first) };
  const agreed = commonPrefix(deciding.map(({ value }) => value));
  if (agreed.length > typed.length && agreed.startsWith(typed)) return { kind: 'replace', text: agreed };
  return { kind: 'list', candidates: inOrder(typed, candidates) };
}

/** Those that begin with what is typed, then the others. */
export function inOrder(typed: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates.filter((candidate) => beginsWith(candidate, typed)), ...candidates.filter((candidate) => !beginsWith(candidate, typed))];
}

/** A candidate as it goes into the line: with a blank behind it where the word is complete and none is there. */
export function takenText(line: string, { end }: Span, { value, isOpen }: Candidate): string {
  return isOpen === true || line[end] === ' ' ? value : `${value} `;
}

function beginsWith({ value, shown }: Candidate, typed: string): boolean {
  return value.startsWith(typed) || shown.startsWith(typed);
}

/** By code point: half a surrogate pair is no character. */
function commonPrefix(values: readonly string[]): string {
  const [first = '', ...others] = values;
  let agreed = '';
  for (const character of first) {
    if (!others.every((other) => other.startsWith(agreed + character))) break;
    agreed += character;
  }
  return agreed;
}
