import { demoOptions, sessionOptions, type SessionOption } from '../options.ts';

/** What the last word of a call of netnsh is; `namespace` is the one that `-n` named before it. */
export type Position =
  /** A command, a namespace, a script, or one of our own words. */
  | { readonly kind: 'first word'; readonly namespace: string | undefined }
  /** A word of a command's or program's line. */
  | { readonly kind: 'line'; readonly words: readonly string[]; readonly isProgram: boolean; readonly namespace: string | undefined }
  | { readonly kind: 'option'; readonly options: readonly SessionOption[] }
  /** `kept` is what stands before the value in the same word: `--color=`. */
  | { readonly kind: 'value'; readonly option: SessionOption; readonly kept: string }
  | { readonly kind: 'shell' }
  | { readonly kind: 'nothing' };

/** Says what is being typed at the end of `words`, as lenient as a line in the making needs it. */
export function findPosition(words: readonly string[]): Position {
  const isDemo = words.length > 1 && words[0] === 'demo';
  const known = isDemo ? [...demoOptions, ...sessionOptions] : sessionOptions;
  const last = words.length - 1;
  let namespace: string | undefined;

  for (let at = isDemo ? 1 : 0; at <= last; at += 1) {
    const word = words[at] ?? '';
    if (at < last && word === '--') return { kind: 'line', words: words.slice(at + 1), isProgram: true, namespace };
    if (!word.startsWith('-') || (at < last && word === '-')) return isDemo ? { kind: 'nothing' } : wordPosition(words.slice(at), at === 0, namespace);

    const option = known.find(({ short, long }) => word === short || word === long || word.startsWith(`${long}=`));
    const equals = word.indexOf('=');
    if (at === last) return option?.value !== undefined && equals > 0 ? { kind: 'value', option, kept: word.slice(0, equals + 1) } : { kind: 'option', options: known };

    const takesNext = option?.value?.is === 'next word' && equals < 0;
    if (takesNext && at + 1 === last) return { kind: 'value', option, kept: '' };
    if (takesNext) at += 1;
    if (option?.value?.lists === 'namespaces') namespace = takesNext ? words[at] : word.slice(equals + 1);
  }
  return { kind: 'nothing' };
}

/** The file that `--from` named before the last word: what is completed is the machine of that file. */
export function lookupSavedFile(words: readonly string[]): string | undefined {
  let file: string | undefined;
  for (let at = 0; at < words.length - 1; at += 1) {
    const word = words[at] ?? '';
    if (word === '--' || !word.startsWith('-')) break;
    const option = sessionOptions.find(({ short, long }) => word === short || word === long || word.startsWith(`${long}=`));
    const equals = word.indexOf('=');
    const takesNext = option?.value?.is === 'next word' && equals < 0;
    if (takesNext && at + 1 === words.length - 1) break; // its value is what is being typed
    if (option?.long === '--from') file = takesNext ? words[at + 1] : word.slice(equals + 1);
    if (takesNext) at += 1;
  }
  return file;
}

function wordPosition(words: readonly string[], isFirst: boolean, namespace: string | undefined): Position {
  const [first = '', ...rest] = words;
  if (isFirst && first === 'completion' && rest.length > 0) return rest.length === 1 ? { kind: 'shell' } : { kind: 'nothing' };
  if (rest.length === 0 && !/^[@^]/.test(first)) return { kind: 'first word', namespace };
  return { kind: 'line', words, isProgram: false, namespace };
}
