import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';

test('exit leaves with the status of the last line', async () => {
  const shell = await openTestShell();
  await shell.executeLine('false');
  await shell.executeLine('exit');
  expect(shell.shell.leaving).toEqual({ status: 1 });
});

test('exit N leaves with N, and the rest of the line is not run', async () => {
  const shell = await openTestShell();
  expect(await see('exit 7; pwd', shell)).toBe('');
  expect(shell.shell.leaving).toEqual({ status: 7 });
});

test.each(['256', 'x', '-1', '1.5'])('%s is no status, and the shell stays', async (word) => {
  const shell = await openTestShell();
  await shell.executeLine(`exit -- ${word}`);
  expect(shell.takeScreen()).toContain(`${word} is not an exit status`);
  expect(shell.shell.status).toBe(2);
  expect(shell.shell.leaving).toBeUndefined();
});
