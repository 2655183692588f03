import { expect, test } from 'vitest';
import { linesOf, logicalLines } from '../../src/shell/script.ts';
import { openTestShell } from '../support/test-shell.ts';

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
  for await (const line of logicalLines(lines)) logical.push(line);
  expect(logical).toEqual(['echo a \\\n  b', "echo 'c\nd'", 'links |\ncat', 'pwd &&\npwd', 'cat <<X\ntext\nX']);
});

test('what is still open at the end is given as it is, and is an error', async () => {
  expect(await run(['pwd', "echo 'open"])).toMatchObject({ status: 2, out: 'host\n' });
});

test('lines of a file end with LF or CRLF', () => {
  expect(linesOf('a\r\nb\nc')).toEqual(['a', 'b', 'c']);
});
