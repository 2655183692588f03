import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';

test('programs start in the folder, and chdir alone prints it', async () => {
  const shell = await openTestShell();
  expect(await see('chdir', shell)).toBe('/home/me');
  expect(await see('chdir /tmp', shell)).toBe('');
  expect(await see('chdir', shell)).toBe('/tmp');
  await shell.executeLine('^ls');
  expect(shell.kernel.ran).toMatchObject([{ program: { directory: '/tmp' } }]);
});

test('a folder may be relative, or begin with ~', async () => {
  const shell = await openTestShell();
  await shell.executeLine('chdir labs');
  expect(shell.shell.directory).toBe('/home/me/labs');
  await shell.executeLine('chdir ..');
  expect(shell.shell.directory).toBe('/home/me');
  await shell.executeLine('chdir ~/labs');
  expect(shell.shell.directory).toBe('/home/me/labs');
});

test('what is no folder is said, and nothing has changed', async () => {
  const shell = await openTestShell();
  expect(await see('chdir /nowhere', shell)).toMatchInlineSnapshot(`
    "no folder /nowhere
    chdir /nowhere
          ^^^^^^^^
      hint: chdir alone prints where you are
    [status 1]"
  `);
  expect(shell.shell.directory).toBe('/home/me');
});
