import { missingOperand, missingValue, noChoice, surplusOperand, surplusValue, unknownOption } from './argument-problems.ts';
import type { Argument, Arguments, CommandShape, Values } from './argument.ts';
import { outputForms, type CommonValues } from './common-options.ts';
import { labelWords, positionalsOf, type Label } from './label-words.ts';
import type { Word } from './word.ts';

/** What the words behind a command's name say. */
export type ParsedArguments<A extends Arguments> =
  | { readonly help: true }
  | { readonly help: false; readonly values: Values<A>; readonly common: CommonValues };

type Value = string | boolean | readonly string[] | undefined;

/**
 * Gives each argument of a command its value: a string, a list, a boolean, or `undefined` where it was left out. Of an option that is given
 * twice the last counts; `--help` stops the reading. Throws a UsageError with the span of the word at fault and a hint with the usage.
 */
export function parseArguments<A extends Arguments>(command: CommandShape & { readonly args: A }, words: readonly Word[]): ParsedArguments<A> {
  const own = new Map<string, Value>();
  const common = new Map<string, Value>();
  let operands: Word[] = [];

  for (const label of labelWords(command.args, words)) {
    if (label.kind === 'operand') operands.push(label.word);
    else if (label.kind === 'verbatim') operands = operands.concat(label.words);
    else if (label.kind === 'behind dashes') own.set(label.key, label.words.map(({ text }) => text));
    else if (label.kind !== 'end of options') {
      const { key, isCommon, value } = readOption(command, label);
      if (isCommon && key === 'help') return { help: true };
      if (isCommon && key === 'json') common.set('output', 'json');
      (isCommon ? common : own).set(key, value);
    }
  }

  for (const [key, value] of assignOperands(command, operands, words)) own.set(key, value);
  const entries = Object.entries<Argument>(command.args).map(([key, argument]) => [key, own.get(key) ?? leftOut(argument)]);
  const values = Object.fromEntries(entries) as Values<A>; // the definitions, read while running, decide which type each value has
  return { help: false, values, common: commonValuesOf(common) };
}

function leftOut(argument: Argument): Value {
  if (argument.kind === 'flag') return false;
  return argument.kind === 'positional' && argument.behindDashes === true ? [] : undefined;
}

type OptionLabel = Extract<Label, { kind: 'flag' | 'option' | 'unknown option' }>;

function readOption(command: CommandShape, label: OptionLabel): { readonly key: string; readonly isCommon: boolean; readonly value: string | true | readonly string[] } {
  if (label.kind === 'unknown option') throw unknownOption(command, label);
  const { key, argument, isCommon } = label.option;
  if (label.kind === 'flag') {
    if (label.surplus !== undefined) throw surplusValue(command, label.given, label.surplus);
    return { key, isCommon, value: true };
  }
  if (argument.kind === 'option' && argument.mayStandAlone === true && label.value === undefined) return { key, isCommon, value: '' };
  const isList = (key === 'columns' && isCommon) || (argument.kind === 'option' && argument.several === true);
  if (label.value === undefined || (isList && listOf(label.value.text).length === 0)) {
    throw missingValue(command, key, argument, label.given, label.value?.span ?? label.span);
  }
  if (argument.kind === 'option' && argument.several === true) {
    const items = listOf(label.value.text);
    for (const item of items) refuseOtherChoice(command, argument, itemIn(label.value, item), label.given);
    return { key, isCommon, value: items };
  }
  refuseOtherChoice(command, argument, label.value, label.given);
  return { key, isCommon, value: label.value.text };
}

/** One of the items of a list, where it stands; where quotes hide that, the whole word. */
function itemIn(word: Word, item: string): Word {
  const { text, span } = word;
  const at = text.indexOf(item);
  return { ...word, text: item, span: span.end - span.start === text.length ? { start: span.start + at, end: span.start + at + item.length } : span };
}

/** Shares the operands out: the required ones first have one each, what is left goes to the optional ones from left to right. */
function assignOperands(command: CommandShape, operands: readonly Word[], words: readonly Word[]): Map<string, Value> {
  const positionals = positionalsOf(command.args);
  const required = positionals.filter(({ positional }) => positional.optional !== true);
  const missing = required[operands.length];
  if (missing !== undefined) throw missingOperand(command, missing.key, missing.positional, words.at(-1));

  const values = new Map<string, Value>();
  let spare = operands.length - required.length;
  let next = 0;
  for (const { key, positional } of positionals) {
    const isList = positional.many === true || positional.verbatim === true;
    const extra = isList ? spare : positional.optional === true ? Math.min(spare, 1) : 0;
    const taken = operands.slice(next, next + extra + (positional.optional === true ? 0 : 1));
    if (positional.verbatim !== true) for (const word of taken) refuseOtherChoice(command, positional, word, undefined);
    values.set(key, isList ? taken.map(({ text }) => text) : taken[0]?.text);
    spare -= extra;
    next += taken.length;
  }
  const surplus = operands[next];
  if (surplus !== undefined) throw surplusOperand(command, surplus, operands.at(-1) ?? surplus, positionals.length);
  return values;
}

function refuseOtherChoice(command: CommandShape, argument: Argument, word: Word, given: string | undefined): void {
  if (argument.kind === 'flag' || argument.choices === undefined || argument.choices.includes(word.text)) return;
  throw noChoice(command, argument.choices, word, given);
}

function commonValuesOf(given: ReadonlyMap<string, Value>): CommonValues {
  const columns = given.get('columns');
  const sort = given.get('sort');
  return {
    output: outputForms.find((form) => form === given.get('output')),
    columns: typeof columns === 'string' ? listOf(columns) : undefined,
    noHeaders: given.get('noHeaders') === true,
    sort: typeof sort === 'string' ? sort : undefined,
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
