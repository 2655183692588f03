import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';

test('help names every command once, in its group', async () => {
  const text = await see('help', { width: 120 });
  for (const { name, summary } of commands) expect(text).toContain(`  ${name.padEnd(12)}${summary}`);
  expect(text.split('\n').filter((line) => /^\w.*\w$/.test(line)).slice(0, 8)).toMatchInlineSnapshot(`
    [
      "move",
      "look at a namespace",
      "look at processes",
      "see the wiring",
      "see change",
      "change things",
      "run things",
      "the shell",
    ]
  `);
});

test('help COMMAND tells all about one, examples first', async () => {
  const [text, printed] = (await see('help addrs')).split('\n\nwhat the examples print, in the lab\n');
  expect(printed).toMatch(/^ {2}> addrs\n {2}link +family .*\n {2}─+\n {2}lo +inet +127\.0\.0\.1\/8 [^]*\n {2}> addrs shanghai -o name\n {2}127\.0\.0\.1\/8\n/);
  expect(text).toMatchInlineSnapshot(`
    "addrs: Show the addresses of a namespace

    examples
      addrs                      the addresses of the namespace you are in
      addrs --all --family inet  every IPv4 address of the machine
      addrs shanghai -o name     only the addresses, one a line

    usage
      addrs [NS] [--all] [--family inet|inet6] [--link LINK]

    takes
      NS                   Namespace to look into, instead of the current one
      --all                Look into every namespace of the machine
      --family inet|inet6  Only IPv4 (inet) or only IPv6 (inet6)
      --link LINK          Only the addresses of this link

    columns
      link, family, address, scope, flags, valid, preferred
      of several namespaces: namespace
      with -o wide: broadcast, label, metric

    options of every command
      -o, --output table|wide|json|jsonl|csv|tsv|name  How the rows are written
      -J, --json                                       The same as -o json
      -C, --columns A,B                                Only these columns, in order
      --no-headers                                     No line with column names
      --sort COLUMN                                    Row order; -COLUMN reverses
      -h, --help                                       Show help for the command"
  `);
});

test('the list says what every command takes, and fits a terminal of 80 columns', async () => {
  const text = await see('help', { width: 80 });
  expect(text).toContain('\nEvery command takes ');
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each(['addrs ?', '? addrs', 'addrs --help', 'addrs -h', 'addrs beijing --help', 'addrs --bogus ?', 'help addrs --no-headers'])('%s is the same', async (line) => {
  expect(await see(line)).toBe(await see('help addrs'));
});

test('? alone is help', async () => {
  expect(await see('?')).toBe(await see('help'));
});

test('a ? in quotes, or inside a word, is a character', async () => {
  expect(await see("cd '?'")).toMatchInlineSnapshot(`
    "no namespace named ?
    cd '?'
       ^^^
      hint: ns lists all
    [status 1]"
  `);
});

test('a command that is not there, with what comes nearest', async () => {
  expect(await see('help lnks')).toMatchInlineSnapshot(`
    "no command named lnks
    help lnks
         ^^^^
      hint: did you mean links or ns?
    [status 1]"
  `);
});

test('for a script it is data', async () => {
  expect(await seeJson('help pwd')).toMatchInlineSnapshot(`
    [
      {
        "arguments": {},
        "columns": [
          {
            "name": "namespace",
          },
          {
            "name": "inode",
            "wide": true,
          },
        ],
        "description": "",
        "examples": [
          {
            "line": "pwd",
            "output": "host",
            "shows": "one bare name",
          },
        ],
        "group": "move",
        "is": "command",
        "name": "pwd",
        "summary": "Print the namespace you are in",
        "usage": "pwd",
      },
    ]
  `);
  const { out } = await (await openTestShell({ as: 'script' })).executeLine('help -o name');
  expect(out).toBe(commands.map(({ name }) => `${name}\n`).join(''));
});
