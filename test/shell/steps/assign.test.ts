import { expect, test } from 'vitest';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

test('a variable that is set alone on a line is there for every program after it, until it is unset', async () => {
  const shell = await openTestShell({ as: 'script', environment: { PATH: '/usr/bin' } });
  const { out } = await shell.executeScript(["A='one  two' B=", 'export C=3', 'env', 'unset A PATHS', '@beijing env']);
  const [first = '', second = ''] = out.split(/(?=^PATH=)/m);
  expect(first).toBe('PATH=/usr/bin\nA=one  two\nB=\nC=3\nNETNSH_NAMESPACE=host\nNETNSH_INODE=4026531840\n');
  expect(second).toBe('PATH=/usr/bin\nB=\nC=3\nNETNSH_NAMESPACE=beijing\nNETNSH_INODE=4026532201\n');
});

test('PATH counts at once', async () => {
  const asked: string[] = [];
  const world = theLab();
  const kernel = { ...world, lookupProgram: async (_name: string, { path }: { readonly path: string }) => void asked.push(path) };
  await (await openTestShell({ kernel }, world)).executeLine('PATH=/opt/bin; true');
  await (await openTestShell({ kernel }, world)).executeLine('PATH=/opt/bin && pwd; @beijing true');
  expect(asked).toEqual(['/usr/bin', '/opt/bin']);
});

test('what is no name of a variable can not be unset', async () => {
  expect((await (await openTestShell()).executeLine('unset a-b')).status).toBe(2);
});
