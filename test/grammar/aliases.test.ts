import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeAlias, expandAliases } from '../../src/grammar/aliases.ts';

const known: Readonly<Record<string, string>> = { ll: 'links -o wide', links: 'links --all', veths: 'ip -br link | grep veth', b: '@beijing', loop: 'knot', knot: 'loop -x' };
const expand = (line: string): string => expandAliases(line, (name) => (Object.hasOwn(known, name) ? known[name] : undefined));

test.each([
  ['ll', 'links --all -o wide'],
  ['  ll beijing # why', '  links --all -o wide beijing # why'],
  ['addrs; ll && veths', 'addrs; links --all -o wide && ip -br link | grep veth'],
  ['links', 'links --all'],
  ['b ll', '@beijing ll'],
  ['@beijing ll', '@beijing links --all -o wide'],
  ['@all --json ll', '@all --json links --all -o wide'],
  ['LANG=C ll', 'LANG=C links --all -o wide'],
  ['for i in 1 2; do ll; done', 'for i in 1 2; do links --all -o wide; done'],
  ['(ll)', '(links --all -o wide)'],
  ['cat x | ll', 'cat x | links --all -o wide'],
  ['loop', 'loop -x'],
  ['knot', 'knot -x'],
])('%j becomes %j', (line, expanded) => {
  expect(expand(line)).toBe(expanded);
});

test.each(['echo ll', "'ll'", String.raw`\ll`, '^ll', 'command ll', 'cat <ll', 'cat >ll', 'help ll', 'll=1 true', 'constructor', '', '# ll'])('%j stays as it is', (line) => {
  expect(expand(line)).toBe(line);
});

test('a word of sh, a quote and an operator can be no alias', () => {
  const words = ['ll', 'l-1', '..', 'été', 'if', 'done', 'command', '@b', '^b', '?', 'a b', "a'", 'a$', 'a;', '-a', 'a=b', ''];
  expect(words.filter(canBeAlias)).toEqual(['ll', 'l-1', '..', 'été']);
});

test('aliases that stand for each other end, whatever they hold', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ';', '|', '(', ')', '@b', "'", 'A=1', 'for', '\n'), { maxLength: 6 });
  fc.assert(
    fc.property(words, words, words, words, (line, a, b, c) => {
      const texts = new Map([['a', a], ['b', b], ['c', c]].map(([name, text]) => [String(name), [text].flat().join(' ')]));
      expect(typeof expandAliases(line.join(' '), (name) => texts.get(name))).toBe('string');
    }),
  );
});
