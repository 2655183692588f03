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
export function decideTab(line: string, { span, candidates, addSpace }: Completion): TabStep {
  const typed = line.slice(span.start, span.end);
  const beginning = candidates.filter(({ value, shown }) => value.startsWith(typed) || shown.startsWith(typed));
  const deciding = beginning.length > 0 ? beginning : candidates;
  const [first, second] = deciding;
  if (first === undefined) return { kind: 'nothing' };
  if (second === undefined) {
    const blank = addSpace && line[span.end] !== ' ' ? ' ' : '';
    return { kind: 'replace', text: first.value + blank };
  }
  const agreed = commonPrefix(deciding.map(({ value }) => value));
  if (agreed.length > typed.length && agreed.startsWith(typed)) return { kind: 'replace', text: agreed };
  return { kind: 'list', candidates: [...beginning, ...candidates.filter((candidate) => !beginning.includes(candidate))] };
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
