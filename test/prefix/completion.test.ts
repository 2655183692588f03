import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { whatIsUnderCursor } from '../../src/grammar/cursor.ts';
import { isComplete, parseLine } from '../../src/grammar/line.ts';
import type { Completion } from '../../src/shell/editor/editor.ts';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { openTestShell, type TestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

/*
 * Tab at every position of lines that people type: it never throws, keeps its promise about what comes first, and whatever it inserts is
 * read back as exactly what the list showed.
 */

const world = () =>
  theLab({
    namespaces: {
      'a b': { links: [{ name: 'odd\x1bname' }, { name: 'c d' }], processes: [{ pid: 70, command: 'sleep 60' }] },
      "it's": {},
      '-x': {},
      '日本': {},
      dollar: { names: ['$HOME;ls'] },
      digits: { names: ['42'] },
    },
    files: { '/home/me/two words': '', '/home/me/$x': '', '/home/me/labs/lab one': '', "/home/me/it's": '' },
  });

const lines = [
  ...new Set(commands.flatMap(({ examples }) => examples.map(({ line }) => line))),
  "cd 'a b'",
  'cd "a b',
  "cd it\\'s",
  'cd $HOME',
  '@beijing links --state=up | grep eth0',
  '@all --json ip -j link',
  'links -C name,kind --sort index -o tsv > file',
  'ping -c 1 10.0.0.2 && cd shanghai || echo no; pwd',
  'ip netns exec beijing ip link set eth0-b up',
  "^ls 'two words' labs/lab\\ one",
  'FOO=1 env | cat 2>&1',
  'for i in 1 2; do echo "$i $(links)"; done',
  'command ls -l ~/labs # and a comment',
  'rmns -y -- -x 42 日本',
  '   links   beijing   ',
  'links ?',
  'cd beijing\nlinks --st',
];

const isCommand = (name: string): boolean => commands.some((command) => command.name === name);

test.each(lines)('%s', async (line) => {
  const shell = await openTestShell({}, world());
  await shell.executeLine("cd 'a b'");
  for (let cursor = 0; cursor <= line.length; cursor += 1) await lookAt(line, cursor, shell);
  expect(shell.takeScreen()).toBe('');
});

async function lookAt(line: string, cursor: number, { shell }: TestShell): Promise<void> {
  const completion = await completeLine(shell, line, cursor);
  const { prefix } = whatIsUnderCursor(line, cursor, commands);
  const where = `${line.slice(0, cursor)}|${line.slice(cursor)}`;
  expect({ where, ...completion.span }).toMatchObject({ where, end: cursor });
  expect(completion.candidates.map(({ shown }) => shown.startsWith(prefix)), where).toEqual(beginningsFirst(completion, prefix));
  for (const candidate of completion.candidates) {
    expect(candidate.shown.toLowerCase(), where).toContain(prefix.toLowerCase());
    const inserted = line.slice(0, completion.span.start) + candidate.value;
    expect({ where, reads: whatIsUnderCursor(inserted, inserted.length, commands).prefix }).toEqual({ where, reads: candidate.shown });
    const goesOn = `${inserted} x`; // `@beijing` and `command` want a word behind them
    if (isComplete(goesOn)) expect(() => parseLine(goesOn, isCommand), inserted).not.toThrow();
    else expect(/[/:]$/.test(candidate.shown) || !isComplete(line.slice(0, completion.span.start)), inserted).toBe(true);
  }
}

function beginningsFirst({ candidates }: Completion, prefix: string): readonly boolean[] {
  return candidates.map(({ shown }) => shown.startsWith(prefix)).sort((a, b) => Number(b) - Number(a));
}
