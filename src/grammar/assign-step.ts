import { isAssignment } from './place.ts';
import { spanOf } from './program-step.ts';
import type { Segment } from './segments.ts';
import type { AssignStep } from './step.ts';
import type { Token, WordToken } from './tokens.ts';

/**
 * `A=1 B="$A/x"` alone, with `export` before it or not. In `sh` it would be gone with the line, since each of our lines is a `sh` of its own.
 * `undefined` for anything else.
 */
export function assignStep(text: string, { tokens, when }: Segment): AssignStep | undefined {
  const [head] = tokens;
  const isExport = head.kind === 'word' && head.raw === 'export';
  const words: readonly Token[] = isExport ? tokens.slice(1) : tokens;
  if (words.length === 0 || !words.every((word) => isAssigning(word) || (isExport && isName(word)))) return undefined;
  const assigning = words.filter(isAssigning);
  const span = spanOf(tokens);
  return {
    kind: 'assign',
    text: assigning.map(({ span: { start, end } }) => text.slice(start, end)).join(' '),
    names: assigning.map(({ raw }) => raw.slice(0, raw.indexOf('='))),
    values: assigning.every(({ live, raw }) => live.length === 0 && !/[=:]~/.test(raw)) ? assigning.map((word) => word.text.slice(word.text.indexOf('=') + 1)) : undefined,
    when,
    span,
  };
}

function isAssigning(token: Token): token is WordToken {
  return token.kind === 'word' && isAssignment(token);
}

/** `export A` alone changes nothing here: every variable is exported. */
function isName(token: Token): boolean {
  return token.kind === 'word' && /^[A-Za-z_]\w*$/.test(token.raw);
}
