import { UsageError } from '../errors.ts';
import { canBeAlias } from '../grammar/aliases.ts';
import { isComplete } from '../grammar/line.ts';
import { quoteWord } from '../grammar/quote.ts';
import { suggest } from '../grammar/suggest.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import type { Alias, Aliases } from './scope.ts';

const aliasView: View<Alias> = {
  columns: [
    { name: 'name', value: (row) => row.name, role: 'command', isName: true },
    { name: 'text', title: 'stands for', value: (row) => row.text },
  ],
  empty: () => '',
};

export const alias = defineCommand({
  name: 'alias',
  group: 'the shell',
  shape: 'act',
  summary: 'Make a word stand for others, or show which do',
  description:
    'Where the word begins a command it is replaced by the text, and the line that comes of it is shown. Quote the text where it has a pipe or a $ in it.\n' +
    'An alias lasts as long as this shell; the lines of ~/.config/netnsh/rc are run at every start at the prompt, and scripts have none. ^WORD and command WORD are the program, whatever the alias.',
  args: {
    words: { kind: 'positional', optional: true, verbatim: true, shown: 'NAME TEXT', complete: 'alias', summary: 'The word, and what it stands for; NAME=TEXT is understood too' },
  },
  examples: [
    { line: "alias ll 'links -o wide'", shows: 'nothing: ll is the wide table from now on' },
    { line: 'alias b @beijing', shows: 'nothing: on the next line b links is @beijing links' },
    { line: 'alias', shows: 'nothing as long as there is none, then all of them' },
  ],
  view: aliasView,
  async run({ words: [name, ...words] }, { session: { aliases }, notice }): Promise<readonly Alias[]> {
    const wanted = name === undefined ? undefined : readDefinition(name, words);
    if (wanted === undefined && aliases.list.length === 0) notice("no aliases: alias ll 'links -o wide' makes one");
    if (wanted === undefined) return aliases.list;
    if (wanted.text === undefined) return [findAlias(wanted.name, aliases)];
    aliases.define(checked({ name: wanted.name, text: wanted.text }));
    return [];
  },
});

/** The alias of that name. Throws a UsageError with what comes nearest. */
export function findAlias(name: string, aliases: Aliases): Alias {
  const text = aliases.lookup(name);
  if (text !== undefined) return { name, text };
  const near = suggest(name, aliases.list.map((one) => one.name));
  throw new UsageError(`no alias named ${name}`, { word: name, hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'alias lists all' });
}

/** `ll='links -o wide'`, as hands that know bash type it, and `ll links -o wide`. */
function readDefinition(word: string, words: readonly string[]): { readonly name: string; readonly text: string | undefined } {
  const [, name, begun] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (name === undefined || begun === undefined) return { name: word, text: words.length === 0 ? undefined : joined(words) };
  if (words.length > 0) throw new UsageError(`alias takes one text behind =, and ${words[0]} is a word more`, { word: words[0], hint: `alias ${name}='${[begun, ...words].join(' ')}'` });
  return { name, text: begun };
}

/** One word is the text as it is; several were taken apart by the line, and each stays one. */
function joined(words: readonly string[]): string {
  const [only = '', ...others] = words;
  return others.length === 0 ? only : words.map((word) => (/^[@^]?[\w%+=:,./-]+$/.test(word) ? word : quoteWord(word))).join(' ');
}

function checked({ name, text }: Alias): Alias {
  if (!canBeAlias(name)) throw new UsageError(`${name} can not be an alias`, { word: name, hint: 'letters, digits, - and _ can, but no word of sh' });
  if (text.trim() === '') throw new UsageError(`${name} would stand for nothing`, { word: name, hint: `unalias ${name} removes an alias` });
  if (!isComplete(text)) throw new UsageError('what it stands for does not end: a quote or bracket is open, or more must follow', { word: text, hint: "alias ll 'links -o wide'" });
  return { name, text };
}
