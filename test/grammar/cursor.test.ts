import { describe, expect, test } from 'vitest';
import { whatIsUnderCursor } from '../../src/grammar/cursor.ts';
import { links, live, peer, rmns, someCommands } from '../support/some-commands.ts';

/** The cursor stands at the block. */
function at(marked: string) {
  const position = marked.indexOf('▮');
  const line = marked.replace('▮', '');
  const { part, prefix, span, openQuote, before } = whatIsUnderCursor(line, position, someCommands);
  return { part, prefix, replaced: line.slice(span.start, span.end), openQuote, before: before.map(({ text }) => text) };
}

/** The part alone, as a line of text. */
function partAt(marked: string): string {
  const { part, prefix } = at(marked);
  const rest = `(${prefix})`;
  switch (part.kind) {
    case 'operand':
      return `${part.command.name} ${part.key} ${part.index} ${rest}`;
    case 'surplus operand':
      return `${part.command.name} surplus ${part.index} ${rest}`;
    case 'option':
      return `${part.command.name} option ${rest}`;
    case 'value':
      return `${part.command.name} ${part.key}= ${rest}`;
    case 'program argument':
      return `${part.program} ${part.index} ${rest}`;
    default:
      return `${part.kind} ${rest}`;
  }
}

describe('the name of a command', () => {
  test.each([
    ['▮', 'command ()'],
    ['li▮nks', 'command (li)'],
    ['ls; li▮', 'command (li)'],
    ['ls && ▮', 'command ()'],
    ['ls\nli▮', 'command (li)'],
    ['sleep 1 & li▮', 'command (li)'],
    ['links | gr▮', 'program (gr)'],
    ['links |\n gr▮', 'program (gr)'],
    ['A=1 l▮', 'program (l)'],
    ['! l▮', 'program (l)'],
    ['(l▮', 'program (l)'],
    ['for i in 1; do l▮', 'program (l)'],
    ['^l▮', 'program (l)'],
    ['command l▮', 'program (l)'],
    ['@beijing li▮', 'command (li)'],
    ['@all --json li▮', 'command (li)'],
    ['@beijing ls | gr▮', 'program (gr)'],
    ['? li▮', 'command (li)'],
    ['> file li▮', 'command (li)'],
  ])('%j', (line, part) => {
    expect(partAt(line)).toBe(part);
  });
});

describe('the arguments of our commands', () => {
  test.each([
    ['links ▮', 'links namespace 0 ()'],
    ['links bei▮jing', 'links namespace 0 (bei)'],
    ['links --all bei▮', 'links namespace 0 (bei)'],
    ['links beijing ▮', 'links surplus 1 ()'],
    ['peer beijing eth▮', 'peer link 1 (eth)'],
    ['rmns a b ▮', 'rmns namespaces 2 ()'],
    ['links -▮', 'links option (-)'],
    ['links --st▮', 'links option (--st)'],
    ['links --state ▮', 'links state= ()'],
    ['links --state u▮', 'links state= (u)'],
    ['links --state=u▮', 'links state= (u)'],
    ['links -asu▮', 'links state= (u)'],
    ['links -s▮', 'links option (-s)'],
    ['links -o j▮', 'links output= (j)'],
    ['links -C name,m▮', 'links columns= (m)'],
    ['links -- -▮', 'links namespace 0 (-)'],
    ['links beijing | grep x && links --state ▮', 'links state= ()'],
    ['@beijing links --st▮', 'links option (--st)'],
    ['live ▮', 'command ()'],
    ['live -▮', 'live option (-)'],
    ['live -n ▮', 'live interval= ()'],
    ['live -n 2 links --st▮', 'links option (--st)'],
    ['live live links b▮', 'links namespace 0 (b)'],
    ['live ping ▮', 'ping 0 ()'],
  ])('%s', (line, part) => {
    expect(partAt(line)).toBe(part);
  });
});

describe('what else can be typed', () => {
  test.each([
    ['@▮', 'namespace ()'],
    ['@bei▮', 'namespace (bei)'],
    ["@'my n▮", 'namespace (my n)'],
    ['ping -c1 10.▮', 'ping 1 (10.)'],
    ['^links --a▮', 'links 0 (--a)'],
    ['echo a | links b▮', 'links 0 (b)'],
    ['links > fi▮', 'file (fi)'],
    ['links 2>▮', 'file ()'],
    ['ls < "a b▮', 'file (a b)'],
    ['links >&▮', 'nothing ()'],
    ['ls # li▮', 'nothing ()'],
    ['echo $(li▮', 'nothing ($(li)'],
    ['cat <<END\nli▮', 'nothing ()'],
  ])('%j', (line, part) => {
    expect(partAt(line)).toBe(part);
  });
});

test('a completion replaces the word up to the cursor, an open quote included', () => {
  expect(at('ls; links --all "my n▮s"')).toEqual({
    part: { kind: 'operand', command: links, index: 0, key: 'namespace', positional: links.args.namespace },
    prefix: 'my n',
    replaced: '"my n',
    openQuote: '"',
    before: ['links', '--all'],
  });
});

test('the name of an option and its = stay', () => {
  expect(at("links --state='u▮")).toEqual({
    part: { kind: 'value', command: links, key: 'state', option: links.args.state },
    prefix: 'u',
    replaced: "'u",
    openQuote: "'",
    before: ['links'],
  });
});

test('the @ stays', () => {
  expect(at('pwd; @bei▮')).toMatchObject({ replaced: 'bei', before: [] });
});

test('a position outside of the line is taken for its nearest end', () => {
  expect(whatIsUnderCursor('peer', -3, someCommands).span).toEqual({ start: 0, end: 0 });
  expect(whatIsUnderCursor('peer', 99, someCommands).span).toEqual({ start: 0, end: 4 });
  expect(whatIsUnderCursor('peer', Number.NaN, someCommands).span).toEqual({ start: 0, end: 0 });
});

test('the words before the cursor serve an argument hint', () => {
  expect(at('peer beijing ▮').part).toEqual({ kind: 'operand', command: peer, index: 1, key: 'link', positional: peer.args.link });
  expect(at('rmns a ▮').part).toMatchObject({ command: rmns, key: 'namespaces' });
  expect(at('live -n ▮').part).toMatchObject({ command: live, key: 'interval' });
});
