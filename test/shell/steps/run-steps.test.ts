import { expect, test } from 'vitest';
import { openTestShell, type Answer } from '../../support/test-shell.ts';

const person = async (line: string): Promise<Answer> => (await openTestShell()).executeLine(line);
const script = async (line: string): Promise<Answer> => (await openTestShell({ as: 'script' })).executeLine(line);

test.each([
  ['pwd; cd beijing; pwd', 'host\nbeijing\n'],
  ['cd beijing && pwd', 'beijing\n'],
  ['cd beijing || pwd', ''],
  ['true && pwd', 'host\n'],
  ['false && pwd', ''],
  ['false || pwd', 'host\n'],
  ['links --bogus || pwd', 'host\n'],
  ['false && echo never || pwd', 'host\n'],
  ['true || echo never && pwd', 'host\n'],
])('%s', async (line, out) => {
  expect((await person(line)).out).toBe(out);
});

test('at the prompt a failure does not end a line', async () => {
  expect(await person('false; pwd')).toMatchObject({ status: 0, out: 'host\n' });
});

test('but a failed cd does: the rest would happen in the wrong place', async () => {
  expect(await person('cd nowhere; pwd')).toMatchObject({ status: 1, out: '' });
  expect(await person('cd nowhere && pwd; pwd')).toMatchObject({ status: 1, out: '' });
});

test('what || deals with is no failure any more', async () => {
  expect(await person('cd nowhere || cd beijing; pwd')).toMatchObject({ status: 0, out: 'beijing\n' });
  expect(await script('false || true; pwd')).toMatchObject({ status: 0, out: 'host\n' });
});

test('in a script any failure ends the line', async () => {
  expect(await script('false; pwd')).toMatchObject({ status: 1, out: '' });
  expect(await script('pwd; false')).toMatchObject({ status: 1, out: 'host\n' });
});

test('the status of a line is that of the last that ran', async () => {
  expect((await person('false; true')).status).toBe(0);
  expect((await person('true; false')).status).toBe(1);
  expect((await person('links --bogus; nothing')).status).toBe(127);
});

test('Ctrl-C in a program ends the rest of the line', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  expect(await shell.executeLine('ping 10.0.0.2; pwd')).toMatchObject({ status: 130, out: expect.not.stringContaining('beijing') });
  expect(shell.shell.endedBy).toBe('SIGINT');
  expect(shell.prompt()).toBe('beijing [130]> ');
});
