import type { Argument, CommandShape } from './argument.ts';
import { whatIsUnderCursor } from './cursor.ts';
import { labelWords, positionalsOf } from './label-words.ts';
import { placeholderOf, usageOfArgument } from './usage.ts';
import type { Word } from './word.ts';

/**
 * What may follow a line that ends behind a blank, as usage writes it: `NS [--all]` behind `links `, `up|down` behind `links --state `. Empty
 * where a word is being typed, and where none of our commands says what follows.
 */
export function argumentHint(line: string, commands: readonly CommandShape[]): string {
  if (!/[ \t]$/.test(line)) return '';
  const { part, prefix, before } = whatIsUnderCursor(line, line.length, commands);
  if (prefix !== '' || before.length === 0) return '';
  if (part.kind === 'value') return placeholderOf(part.key, part.option);
  if (part.kind === 'operand' || part.kind === 'surplus operand') return whatIsLeft(part.command, part.index, before).join(' ');
  // `live `: a line may follow, but so may an option of live
  const outer = part.kind === 'command' || part.kind === 'program' ? commands.find(({ name }) => name === before[0]?.text) : undefined;
  return outer === undefined ? '' : whatIsLeft(outer, 0, before).join(' ');
}

function whatIsLeft(command: CommandShape, given: number, [, ...words]: readonly Word[]): readonly string[] {
  const labels = labelWords(command.args, words);
  const isEnded = labels.some(({ kind }) => kind === 'behind dashes' || kind === 'verbatim');
  if (isEnded) return [];
  const used = new Set(labels.flatMap((label) => (label.kind === 'option' || label.kind === 'flag' ? [label.option.key] : [])));
  const operands = positionalsOf(command.args).filter(({ positional }, at) => at >= given || positional.many === true);
  const isBehind = (argument: Argument): boolean => argument.kind === 'positional' && argument.behindDashes === true;
  const others = Object.entries(command.args).filter(([key, argument]) => (argument.kind !== 'positional' || isBehind(argument)) && !used.has(key));
  const isVerbatim = operands.some(({ positional }) => positional.verbatim === true);
  const shownOperands = operands.map(({ key, positional }) => usageOfArgument(key, positional));
  const shownOthers = others.map(([key, argument]) => usageOfArgument(key, argument));
  return isVerbatim ? [...shownOthers, ...shownOperands] : [...shownOperands, ...shownOthers];
}
