import type { CommandShape, Option } from './argument.ts';
import { labelWords, positionalsOf, type Named } from './label-words.ts';
import type { WordToken } from './tokens.ts';
import type { FoundPart, Part } from './under-cursor.ts';

/** Which argument of a command is being typed. */
export function argumentUnderCursor(command: CommandShape, operands: readonly WordToken[], current: WordToken | undefined): FoundPart {
  const labels = labelWords(command.args, operands);
  const last = labels.at(-1);
  if (last?.kind === 'option' && last.value === undefined) return valuePart(command, last.option, current, 0);

  const isEnded = labels.some((label) => label.kind === 'end of options' || label.kind === 'verbatim');
  if (!isEnded && current?.text.startsWith('-') === true) return optionPart(command, current);

  const index = labels.reduce((count, label) => count + (label.kind === 'operand' ? 1 : label.kind === 'verbatim' ? label.words.length : 0), 0);
  return { part: operandPart(command, index), skipped: 0 };
}

function operandPart(command: CommandShape, index: number): Part {
  const positionals = positionalsOf(command.args);
  const last = positionals.at(-1);
  const takesMore = last?.positional.many === true || last?.positional.verbatim === true;
  const found = positionals[index] ?? (takesMore ? last : undefined);
  return found === undefined ? { kind: 'surplus operand', command, index } : { kind: 'operand', command, index, ...found };
}

/** A name (`--st`), or a value in the same word (`--state=u`, `-oj`). */
function optionPart(command: CommandShape, current: WordToken): FoundPart {
  const label = labelWords(command.args, [current]).at(-1);
  if (label?.kind !== 'option' || label.value === undefined) return { part: { kind: 'option', command }, skipped: 0 };
  return valuePart(command, label.option, current, current.text.length - label.value.text.length);
}

function valuePart(command: CommandShape, { key, argument }: Named<Option>, current: WordToken | undefined, skipped: number): FoundPart {
  const { text = '', raw = '', quoted = false } = current ?? {};
  // where quotes hide how the name of the option was typed, nothing could be put in its place
  if (!raw.startsWith(text.slice(0, skipped))) return { part: { kind: 'nothing' }, skipped: 0 };
  const isList = (argument.complete === 'column' || argument.several === true) && !quoted;
  const comma = isList ? text.lastIndexOf(',') + 1 : 0;
  return { part: { kind: 'value', command, key, option: argument }, skipped: Math.max(skipped, comma) };
}
