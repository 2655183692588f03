import { expect, test } from 'vitest';
import { linesOf, logicalLines } from '../../src/shell/script.ts';
import { openTestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const run = async (lines: readonly string[], keepGoing = false) => (await openTestShell({ as: 'script' })).executeScript(lines, { keepGoing });

test('lines run in order, and the last status is the answer', async () => {
  expect(await run(['pwd', '', '# a comment', 'cd beijing', 'pwd', 'false'])).toEqual({ status: 1, out: 'host\nbeijing\n', err: '' });
});

test.each([['false', 1], ['nothing', 127], ['links --bogus', 2], ['cd nowhere', 1], ["cd 'beijing", 2]])('%s ends a script', async (line, status) => {
  const answer = await run(['pwd', line, 'pwd']);
  expect({ status: answer.status, out: answer.out }).toEqual({ status, out: 'host\n' });
});

test('--keep-going goes on', async () => {
  expect(await run(['false', 'pwd', 'links --bogus', 'pwd'], true)).toMatchObject({ status: 0, out: 'host\nhost\n' });
});

test('but not after Ctrl-C', async () => {
  expect(await run(['cd beijing', 'ping 10.0.0.2', 'pwd'], true)).toMatchObject({ status: 130, out: expect.not.stringContaining('beijing') });
});

test('exit ends it with its own status', async () => {
  expect(await run(['exit 7', 'pwd'])).toEqual({ status: 7, out: '', err: '' });
});

test('nobody is asked in a script', async () => {
  const shell = await openTestShell({ as: 'script' });
  expect((await shell.executeScript(['attach here self', 'rmns here', 'pwd'])).status).toBe(2);
});

test('a line goes on behind a backslash, an open quote, a pipe, && and a here-document', async () => {
  const lines = ['echo a \\', '  b', "echo 'c", "d'", 'links |', 'cat', '', 'pwd &&', 'pwd', 'cat <<X', 'text', 'X'];
  const logical = [];
  for await (const { text, number } of logicalLines(lines)) logical.push([number, text]);
  expect(logical).toEqual([[1, 'echo a \\\n  b'], [3, "echo 'c\nd'"], [5, 'links |\ncat'], [8, 'pwd &&\npwd'], [10, 'cat <<X\ntext\nX']]);
});

test('what is still open at the end is given as it is, and is an error', async () => {
  expect(await run(['pwd', "echo 'open"])).toMatchObject({ status: 2, out: 'host\n' });
});

test('a message names the file and the line where what failed begins; lines of no file have no place', async () => {
  const lines = ['#!/usr/bin/env netnsh', '', 'pwd; \\', '  cd nosuch', 'cd beijing', 'nothing', "echo 'open"];
  const shell = await openTestShell({ as: 'script' });
  expect((await shell.executeScript(lines, { keepGoing: true, file: './err.netnsh' })).err).toMatchInlineSnapshot(`
    "netnsh: ./err.netnsh:3: cd: no namespace named nosuch
      hint: ns lists all
    netnsh: ./err.netnsh:6: no command and no program named nothing
      hint: help lists the commands of netnsh
    netnsh: ./err.netnsh:7: unclosed quote '
      hint: close it with ', or write \\' for the character itself
    "
  `);
  expect((await shell.executeScript(['cd nosuch'])).err).toMatch(/^netnsh: cd: no namespace/);
});

test('a file that sources another has its own place again behind it', async () => {
  const world = theLab({ files: { '/home/me/inner': '\ncd nosuch\n' } });
  const shell = await openTestShell({ as: 'script' }, world);
  expect((await shell.executeScript(['pwd', 'source inner', 'links --bogus'], { keepGoing: true, file: 'outer' })).err).toMatchInlineSnapshot(`
    "netnsh: inner:2: cd: no namespace named nosuch
      hint: ns lists all
    netnsh: outer:2: source: inner ended at a line that failed
    netnsh: outer:3: links: unknown option --bogus
      hint: help links lists the options; for a name that begins with -, type links -- --bogus
    "
  `);
  expect((await shell.executeLine('cd nosuch')).err).toMatch(/^netnsh: cd: no namespace/);
});

test('lines of a file end with LF or CRLF', () => {
  expect(linesOf('a\r\nb\nc')).toEqual(['a', 'b', 'c']);
});
