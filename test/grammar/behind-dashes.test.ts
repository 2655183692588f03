import { expect, test } from 'vitest';
import type { CommandShape } from '../../src/grammar/argument.ts';
import { whatIsUnderCursor } from '../../src/grammar/cursor.ts';
import { parseArguments } from '../../src/grammar/parse-arguments.ts';
import { usageOf } from '../../src/grammar/usage.ts';
import { splitWords } from '../../src/grammar/words.ts';

const listen: CommandShape = {
  name: 'listen',
  args: {
    links: { kind: 'positional', many: true, optional: true, shown: 'LINK', summary: '' },
    count: { kind: 'option', summary: '' },
    filter: { kind: 'positional', optional: true, behindDashes: true, shown: 'FILTER', summary: '' },
  },
};

test.each([
  ['', { links: [], count: undefined, filter: [] }],
  ['eth0 br0 --count 3', { links: ['eth0', 'br0'], count: '3', filter: [] }],
  ['eth0 -- icmp or -x --count', { links: ['eth0'], count: undefined, filter: ['icmp', 'or', '-x', '--count'] }],
  ['-- eth0', { links: [], count: undefined, filter: ['eth0'] }],
  ['eth0 --', { links: ['eth0'], count: undefined, filter: [] }],
])('listen %s', (words, values) => {
  expect(parseArguments(listen, splitWords(words))).toMatchObject({ values });
});

test('usage says that they stand behind --', () => {
  expect(usageOf(listen)).toBe('listen [LINK...] [--count COUNT] [-- FILTER...]');
});

test('the cursor behind -- is in them', () => {
  const partAt = (line: string) => whatIsUnderCursor(line, line.length, [listen]).part;
  expect(partAt('listen eth0 -- icmp ')).toMatchObject({ kind: 'operand', key: 'filter', index: 1 });
  expect(partAt('listen eth0 ')).toMatchObject({ kind: 'operand', key: 'links', index: 1 });
});
