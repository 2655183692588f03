import type { CommandShape, Option } from './argument.ts';
import { labelWords, positionalsOf, type Named } from './label-words.ts';
import type { WordToken } from './tokens.ts';
import type { FoundPart, Part } from './under-cursor.ts';

/** Which argument of a command is being typed. */
export function argumentUnderCursor(command: CommandShape, operands: readonly WordToken[], current: WordToken | undefined): FoundPart {
  const labels = labelWords(command.args, operands);
  const last = labels.at(-1);
  if (last?.kind === 'option' && last.value === undefined && last.option.argument.mayStandAlone !== true) return valuePart(command, last.option, current, 0);

  const isEnded = labels.some((label) => label.kind === 'end of options' || label.kind === 'behind dashes' || label.kind === 'verbatim');
  if (!isEnded && current?.text.startsWith('-') === true) return optionPart(command, current);

  if (last?.kind === 'behind dashes') return { part: behindDashesPart(command, last.key, last.words.length), skipped: 0 };
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

function behindDashesPart(command: CommandShape, key: string, index: number): Part {
  const positional = command.args[key];
  return positional?.kind === 'positional' ? { kind: 'operand', command, index, key, positional } : { kind: 'nothing' };
}

/** A name (`--st`), or a value in the same word (`--state=u`, `-oj`). */
function optionPart(command: CommandShape, current: WordToken): FoundPart {
  const label = labelWords(command.args, [current]).at(-1);
  if (label?.kind !== 'option' || label.value === undefined) return { part: { kind: 'option', command }, skipped: 0 };
  return valuePart(command, label.option, current, current.text.length - label.value.text.length);
}

function valuePart(command: CommandShape, { key, argument }: Named<Option>, current: WordToken | undefined, skipped: number): FoundPart {
  const { text = '', raw = '' } = current ?? {};
  // where quotes hide how the name of the option was typed, nothing could be put in its place
  if (!raw.startsWith(text.slice(0, skipped))) return { part: { kind: 'nothing' }, skipped: 0 };
  const isList = argument.complete === 'column' || argument.several === true;
  const comma = isList ? bareBeginning(text, raw).lastIndexOf(',') + 1 : 0;
  return { part: { kind: 'value', command, key, option: argument }, skipped: Math.max(skipped, comma) };
}

/** What stands before the first quote: a comma behind it belongs to a name. */
function bareBeginning(text: string, raw: string): string {
  let length = 0;
  while (length < text.length && text[length] === raw[length]) length += 1;
  return text.slice(0, length);
}
