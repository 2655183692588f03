import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { CommandShape } from '../../src/grammar/argument.ts';
import { parseArguments } from '../../src/grammar/parse-arguments.ts';
import { splitWords } from '../../src/grammar/words.ts';
import { attach, cd, links, live, peer, pwd, rmns, someCommands } from '../support/some-commands.ts';

const nothingCommon = { output: undefined, columns: undefined, noHeaders: false, sort: undefined };
const nothing = { namespace: undefined, all: false, state: undefined, linkKind: undefined };

function valuesOf(command: CommandShape, words: string) {
  const parsed = parseArguments(command, splitWords(words));
  return parsed.help ? 'help' : parsed.values;
}

function commonOf(words: string) {
  const parsed = parseArguments(links, splitWords(words));
  return parsed.help ? 'help' : parsed.common;
}

describe('values', () => {
  test('what is left out is undefined, a flag is false', () => {
    expect(parseArguments(links, [])).toEqual({ help: false, values: nothing, common: nothingCommon });
  });

  test.each(['beijing --state up --all', '--state=up -a beijing', '-as up beijing', '-asup -- beijing', '-sdown -a --state up beijing'])('%s', (words) => {
    expect(valuesOf(links, words)).toEqual({ namespace: 'beijing', all: true, state: 'up', linkKind: undefined });
  });

  test('a key in camel case is typed with hyphens', () => {
    expect(valuesOf(links, '--link-kind=veth')).toEqual({ ...nothing, linkKind: 'veth' });
  });

  test('- alone is an operand', () => {
    expect(valuesOf(cd, '-')).toEqual({ namespace: '-' });
  });

  test('behind -- nothing is an option', () => {
    expect(valuesOf(rmns, '-y -- -y --')).toEqual({ namespaces: ['-y', '--'], yes: true });
  });

  test('the value of an option may begin with a hyphen or be empty', () => {
    expect(valuesOf(links, `--link-kind -x`)).toEqual({ ...nothing, linkKind: '-x' });
    expect(valuesOf(links, `--link-kind=`)).toEqual({ ...nothing, linkKind: '' });
  });

  test('a required operand goes before an optional one that stands left of it', () => {
    expect(valuesOf(peer, 'eth0')).toEqual({ namespace: undefined, link: 'eth0' });
    expect(valuesOf(peer, 'beijing eth0')).toEqual({ namespace: 'beijing', link: 'eth0' });
  });

  test('verbatim words keep their options', () => {
    expect(valuesOf(live, '-n 2 links -- --state up -h')).toEqual({ interval: '2', command: ['links', '--', '--state', 'up', '-h'] });
  });
});

describe('options that all commands share', () => {
  test('they are given apart from the values', () => {
    expect(commonOf('-o csv -C name,mtu --no-headers --sort mtu')).toEqual({ output: 'csv', columns: ['name', 'mtu'], noHeaders: true, sort: 'mtu' });
  });

  test('-J is -o json, and the last of both counts', () => {
    expect(commonOf('-J')).toEqual({ ...nothingCommon, output: 'json' });
    expect(commonOf('--json -o tsv')).toEqual({ ...nothingCommon, output: 'tsv' });
    expect(commonOf('-o tsv --json')).toEqual({ ...nothingCommon, output: 'json' });
  });

  test('help needs no other word to be right', () => {
    expect(valuesOf(attach, '--help')).toBe('help');
    expect(valuesOf(links, 'a b c -ah')).toBe('help');
  });

  test("a command's own option goes before the common one", () => {
    const own = { name: 'top', args: { sort: { kind: 'flag', summary: 'Sorted' } } } as const;
    expect(valuesOf(own, '--sort')).toEqual({ sort: true });
  });
});

test('an option that takes several choices gives a list', () => {
  const scan = { name: 'scan', args: { type: { kind: 'option', several: true, choices: ['tcp', 'udp', 'raw'], shown: 'TYPE,...', summary: 'Of these types' } } } as const;
  expect(valuesOf(scan, '--type tcp,raw')).toEqual({ type: ['tcp', 'raw'] });
  expect(valuesOf(scan, '--type=udp')).toEqual({ type: ['udp'] });
  expect(valuesOf(scan, '')).toEqual({ type: undefined });
  expect(problemOf(() => parseArguments(scan, splitWords('--type tcp,upd')))).toMatchObject({ message: '--type does not know upd', hint: 'one of tcp, udp, raw' });
  expect(problemOf(() => parseArguments(scan, splitWords('--type ,')))).toMatchObject({ message: 'no value after --type', hint: 'usage: scan --type TYPE,...' });
});

describe('problems underline the word and say what to type', () => {
  test.each([
    ['links --stat up', 'unknown option --stat', 'did you mean --state?', '--stat'],
    ['links --stat=up', 'unknown option --stat', 'did you mean --state?', '--stat'],
    ['links -all', 'unknown option -l', 'did you mean --all?', 'l'],
    ['cd -5', 'unknown option -5', 'help cd lists the options; for a name that begins with -, type cd -- -5', '5'],
    ['links beijing --state', 'no value after --state', 'usage: links --state up|down', '--state'],
    ['links -C ,', 'no value after -C', 'usage: links -C A,B', ','],
    ['links --state=sideways', '--state does not know sideways', 'one of up, down', 'sideways'],
    ["links --state='side ways'", "--state does not know side\\ ways", 'one of up, down', "--state='side ways'"],
    ['links -o xml', '-o does not know xml', 'one of table, wide, json, jsonl, csv, tsv, name', 'xml'],
    ['lab mkae', 'lab does not know mkae', 'one of make, remove', 'mkae'],
    ['links --all=yes', '--all takes no value', '--all alone is enough; help links lists the options', 'yes'],
    ['links a b c', 'links takes one operand', 'usage: links [NS] [--all] [--state up|down] [--link-kind LINK-KIND]', 'b c'],
    ['pwd x', 'pwd takes no operands', 'usage: pwd', 'x'],
    ['attach beijing', 'attach needs PID', 'usage: attach NS PID', ''],
    ['rmns', 'rmns needs NS', 'usage: rmns NS... [--yes]', undefined],
    ['live', 'live needs COMMAND', 'usage: live [--interval SECONDS] COMMAND...', undefined],
  ])('%s', (line, message, hint, underlined) => {
    const [name, ...words] = splitWords(line);
    const command = someCommands.find((known) => known.name === name?.text) ?? pwd;
    const problem = problemOf(() => parseArguments(command, words));
    expect(problem).toMatchObject({ message, hint });
    expect(problem.span && line.slice(problem.span.start, problem.span.end)).toBe(underlined);
  });
});

function problemOf(action: () => unknown): UsageError {
  try {
    action();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}
