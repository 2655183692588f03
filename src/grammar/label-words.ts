import type { Span } from '../errors.ts';
import type { Arguments, Flag, Option, Positional } from './argument.ts';
import { commonOptions } from './common-options.ts';
import type { Word } from './word.ts';

/** What a word behind a command's name is. `given` is the option as it was typed, `-o` or `--output`. */
export type Label =
  | { readonly kind: 'flag'; readonly option: Named<Option | Flag>; readonly given: string; readonly span: Span; readonly surplus: Word | undefined }
  | { readonly kind: 'option'; readonly option: Named<Option>; readonly given: string; readonly span: Span; readonly value: Word | undefined }
  | { readonly kind: 'unknown option'; readonly given: string; readonly word: Word; readonly span: Span }
  | { readonly kind: 'end of options' }
  | { readonly kind: 'behind dashes'; readonly key: string; readonly words: readonly Word[] }
  | { readonly kind: 'operand'; readonly word: Word }
  | { readonly kind: 'verbatim'; readonly words: readonly Word[] };

/** An option or flag under the key of its definition. */
export interface Named<A extends Option | Flag> {
  readonly key: string;
  readonly argument: A;
  readonly isCommon: boolean;
}

/**
 * Says of each word what it is by the definitions, without judging whether all of it together makes sense. Options are `--name value`,
 * `--name=value`, `-n value`, `-nvalue`, `--name` where an option may stand alone, bundles of flags `-ab`; `--` ends them; `-` alone is an operand. Never throws.
 */
export function labelWords(args: Arguments, words: readonly Word[]): readonly Label[] {
  const options = optionsOf(args);
  const behind = Object.entries(args).find(([, argument]) => argument.kind === 'positional' && argument.behindDashes === true);
  const verbatimAt = positionalsOf(args).findIndex(({ positional }) => positional.verbatim === true);
  const labels: Label[] = [];
  let operands = 0;
  let isEnded = false;

  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    if (!isEnded && word.text === '--' && behind !== undefined) {
      labels.push({ kind: 'behind dashes', key: behind[0], words: words.slice(index + 1) });
      break;
    } else if (!isEnded && word.text === '--') {
      isEnded = true;
      labels.push({ kind: 'end of options' });
    } else if (!isEnded && word.text.length > 1 && word.text.startsWith('-')) {
      for (const label of word.text.startsWith('--') ? [labelLong(options, word)] : labelShort(options, word)) {
        const takesNext = label.kind === 'option' && label.value === undefined && label.option.argument.mayStandAlone !== true;
        if (takesNext) index += 1;
        labels.push(takesNext ? { ...label, value: words[index] } : label);
      }
    } else if (operands === verbatimAt) {
      labels.push({ kind: 'verbatim', words: words.slice(index) });
      break;
    } else {
      operands += 1;
      labels.push({ kind: 'operand', word });
    }
  }
  return labels;
}

/** How a key is written on the line: `noHeaders` is `no-headers`. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Those that stand among the words, in their order; what stands behind `--` is none of them. */
export function positionalsOf(args: Arguments): readonly { readonly key: string; readonly positional: Positional }[] {
  return Object.entries(args).flatMap(([key, argument]) => (argument.kind === 'positional' && argument.behindDashes !== true ? [{ key, positional: argument }] : []));
}

/** All options of a command and the common ones, by how they are typed: `--output`, `-o`. */
export function optionsOf(args: Arguments): ReadonlyMap<string, Named<Option | Flag>> {
  const options = new Map<string, Named<Option | Flag>>();
  for (const [source, isCommon] of [[commonOptions, true], [args, false]] as const) {
    for (const [key, argument] of Object.entries<Arguments[string]>(source)) {
      if (argument.kind === 'positional') continue;
      const option = { key, argument, isCommon };
      options.set(`--${kebab(key)}`, option);
      if (argument.short !== undefined) options.set(`-${argument.short}`, option);
    }
  }
  return options;
}

function labelLong(options: ReadonlyMap<string, Named<Option | Flag>>, word: Word): Label {
  const equals = word.text.indexOf('=');
  const given = equals < 0 ? word.text : word.text.slice(0, equals);
  const value = equals < 0 ? undefined : partOf(word, equals + 1);
  const span = partOf(word, 0, given.length).span;
  const option = options.get(given);
  if (option === undefined) return { kind: 'unknown option', given, word, span };
  return takesValue(option) ? { kind: 'option', option, given, span, value } : { kind: 'flag', option, given, span, surplus: value };
}

function labelShort(options: ReadonlyMap<string, Named<Option | Flag>>, word: Word): Label[] {
  const labels: Label[] = [];
  let at = 1;
  while (at < word.text.length) {
    const given = `-${String.fromCodePoint(word.text.codePointAt(at) ?? 0)}`;
    const end = at + given.length - 1;
    const { span } = partOf(word, at, end);
    const option = options.get(given);
    if (option === undefined) return [...labels, { kind: 'unknown option', given, word, span }];
    if (takesValue(option)) {
      const value = end < word.text.length ? partOf(word, end) : undefined;
      return [...labels, { kind: 'option', option, given, span, value }];
    }
    labels.push({ kind: 'flag', option, given, span, surplus: undefined });
    at = end;
  }
  return labels;
}

function takesValue(option: Named<Option | Flag>): option is Named<Option> {
  return option.argument.kind === 'option';
}

/** A part of a word; where quotes hide the offsets inside it, the span is the word's. */
function partOf(word: Word, start: number, end = word.text.length): Word {
  const { text, span, quoted } = word;
  const isExact = span.end - span.start === text.length;
  return { text: text.slice(start, end), quoted, span: isExact ? { start: span.start + start, end: span.start + end } : span };
}
