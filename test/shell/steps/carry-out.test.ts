import { expect, test } from 'vitest';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

function aPromise() {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** A kernel that is asked and does not answer until it is let go. */
function slowWorld() {
  const world = theLab();
  const asked = aPromise();
  const letGo = aPromise();
  const slow = async <T>(answer: () => Promise<T>): Promise<T> => {
    asked.resolve();
    await letGo.promise;
    return await answer();
  };
  return { world: { ...world, scanHolders: () => slow(world.scanHolders), addNamespace: (name: string) => slow(() => world.addNamespace(name)) }, asked: asked.promise, letGo: letGo.resolve };
}

test('Ctrl-C gives the prompt back while a command that looks still waits for the kernel', async () => {
  const { world, asked, letGo } = slowWorld();
  const shell = await openTestShell({}, world);
  const line = shell.executeLine('ns; pwd');
  await asked;
  shell.shell.interrupt();
  expect(await line).toEqual({ status: 130, out: '', err: '' });
  letGo();
  expect(await shell.executeLine('pwd')).toMatchObject({ status: 0, out: 'host\n' });
});

test('one that changes something is waited for, and what follows it in the line is left out', async () => {
  const { world, asked, letGo } = slowWorld();
  const shell = await openTestShell({}, world);
  const line = shell.executeLine('mkns wuhan; pwd');
  await asked;
  shell.shell.interrupt();
  letGo();
  expect(await line).toMatchObject({ out: 'made wuhan\n', err: '' });
  expect((await world.readNamedEntries('/run/netns')).map(({ name }) => name)).toContain('wuhan');
});
