import { UsageError, type Span } from '../errors.ts';
import type { CommandShape, Flag, Option, Positional } from './argument.ts';
import { optionsOf, type Label } from './label-words.ts';
import { quoteWord } from './quote.ts';
import { suggest } from './suggest.ts';
import { placeholderOf, usageOf } from './usage.ts';
import type { Word } from './word.ts';

// The wording for everything that can be wrong with the words behind a command's name.

export function unknownOption(command: CommandShape, { given, word, span }: Extract<Label, { kind: 'unknown option' }>): UsageError {
  const typed = word.text.replace(/^-+/, '').replace(/=.*/s, '');
  const names = [...optionsOf(command.args).keys()].filter((name) => name.startsWith('--')).map((name) => name.slice(2));
  const [near] = suggest(typed, names, 1);
  const hint =
    near !== undefined
      ? `did you mean --${near}?`
      : `help ${command.name} lists the options; for a name that begins with -, type ${command.name} -- ${quoteWord(word.text)}`;
  return new UsageError(`unknown option ${given}`, { hint, span, word: word.text });
}

export function missingValue(command: CommandShape, key: string, argument: Option | Flag, given: string, span: Span): UsageError {
  const value = argument.kind === 'option' ? placeholderOf(key, argument) : '';
  return new UsageError(`no value after ${given}`, { hint: `usage: ${command.name} ${given} ${value}`, span, word: given });
}

export function surplusValue(command: CommandShape, given: string, { text, span }: Word): UsageError {
  return new UsageError(`${given} takes no value`, { hint: `${given} alone is enough; help ${command.name} lists the options`, span, word: text });
}

/** `given` is the option whose value it is, `undefined` for an operand. */
export function noChoice(command: CommandShape, choices: readonly string[], { text, span }: Word, given: string | undefined): UsageError {
  return new UsageError(`${given ?? command.name} does not know ${quoteWord(text)}`, { hint: `one of ${choices.join(', ')}`, span, word: text });
}

export function missingOperand(command: CommandShape, key: string, positional: Positional, last: Word | undefined): UsageError {
  const span = last === undefined ? undefined : { start: last.span.end, end: last.span.end };
  return new UsageError(`${command.name} needs ${placeholderOf(key, positional)}`, { hint: `usage: ${usageOf(command)}`, span });
}

export function surplusOperand(command: CommandShape, first: Word, last: Word, known: number): UsageError {
  const span = { start: first.span.start, end: last.span.end };
  return new UsageError(`${command.name} takes ${amounts[known] ?? `${known} operands`}`, { hint: `usage: ${usageOf(command)}`, span, word: first.text });
}

const amounts = ['no operands', 'one operand', 'two operands'];
