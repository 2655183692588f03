import { argumentUnderCursor } from './argument-under-cursor.ts';
import type { CommandShape } from './argument.ts';
import { commandBefore } from './command-before.ts';
import { labelWords, positionalsOf } from './label-words.ts';
import { plainWord } from './program-step.ts';
import { tokenize, type WordToken } from './tokens.ts';
import type { FoundPart, UnderCursor } from './under-cursor.ts';

export type { Part, UnderCursor } from './under-cursor.ts';

/**
 * Names the part of a line that is being typed at `position` (a UTF-16 offset). What stands behind the cursor does not count.
 * Never throws.
 */
export function whatIsUnderCursor(line: string, position: number, commands: readonly CommandShape[]): UnderCursor {
  const end = Math.max(0, Math.min(Math.trunc(position) || 0, line.length));
  const { tokens, unclosed, endsInComment } = tokenize(line.slice(0, end));
  const last = tokens.at(-1);
  const current = last?.kind === 'word' && last.span.end === end ? last : undefined;
  const { words, allowsOurs, redirection, elsewhere } = commandBefore(current === undefined ? tokens : tokens.slice(0, -1));

  const isForShell = unclosed !== undefined && ['$(', '${', '`'].includes(unclosed.opener);
  const isNothing = endsInComment || isForShell || last?.kind === 'here-document' || (redirection !== undefined && /&$|<</.test(redirection));
  const { part, skipped }: FoundPart = isNothing
    ? { part: { kind: 'nothing' }, skipped: 0 }
    : redirection !== undefined
      ? { part: { kind: 'file' }, skipped: 0 }
      : partOfCommand(words, current, allowsOurs, commands);

  const quote = unclosed?.opener;
  return {
    part,
    prefix: current?.text.slice(skipped) ?? '',
    span: { start: (current?.span.start ?? end) + skipped, end },
    openQuote: current !== undefined && (quote === "'" || quote === '"') ? quote : undefined,
    before: words.map(plainWord),
    elsewhere,
  };
}

/** Follows commands whose operands are a command line themselves (`live links --state up`) to the one that the cursor is in. */
export function partOfCommand(
  before: readonly WordToken[],
  current: WordToken | undefined,
  allowsOurs: boolean,
  commands: readonly CommandShape[],
): FoundPart {
  let words = before;
  let isProgram = !allowsOurs;
  for (let depth = 0; depth < deepest; depth += 1) {
    const [head, ...operands] = words;
    if (head === undefined) return headPart(current, isProgram);
    const command = isProgram ? undefined : commands.find(({ name }) => name === head.text);
    if (!isProgram && (head.text === 'command' || head.raw === '?')) {
      isProgram = head.text === 'command';
      words = operands;
    } else if (command === undefined) {
      return { part: { kind: 'program argument', program: head.text.replace(/^\^/, ''), index: operands.length }, skipped: 0 };
    } else {
      const inner = innerLine(command, operands, current);
      if (inner === undefined) return argumentUnderCursor(command, operands, current);
      isProgram = inner.isProgram;
      words = inner.words;
    }
  }
  return { part: { kind: 'nothing' }, skipped: 0 };
}

/** Nobody types `live live live …` for long; each level reads the rest of the words once more. */
const deepest = 8;

function headPart(current: WordToken | undefined, isProgram: boolean): FoundPart {
  if (!isProgram && current?.raw.startsWith('@') === true) return { part: { kind: 'namespace' }, skipped: 1 };
  if (!isProgram && current?.raw.startsWith('^') === true) return { part: { kind: 'program' }, skipped: 1 };
  return { part: { kind: isProgram ? 'program' : 'command' }, skipped: 0 };
}

/** The words that a command takes as they are, when the cursor stands in them and they are a command line. */
function innerLine(command: CommandShape, operands: readonly WordToken[], current: WordToken | undefined) {
  const positionals = positionalsOf(command.args);
  const at = positionals.findIndex(({ positional }) => positional.verbatim === true);
  const kind = positionals[at]?.positional.complete;
  if (kind !== 'command' && kind !== 'program') return undefined;

  const labels = labelWords(command.args, operands);
  const last = labels.at(-1);
  const isProgram = kind === 'program';
  if (last?.kind === 'verbatim') return { isProgram, words: operands.slice(operands.length - last.words.length) };

  const isValue = last?.kind === 'option' && last.value === undefined;
  const isOption = current?.text.startsWith('-') === true && !labels.some((label) => label.kind === 'end of options');
  const isReached = labels.filter((label) => label.kind === 'operand').length === at;
  return isReached && !isValue && !isOption ? { isProgram, words: [] } : undefined;
}
