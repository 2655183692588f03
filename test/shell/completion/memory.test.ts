import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import type { Kernel } from '../../../src/kernel/port.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

/** A lab whose /proc is only read to its end when the test says so, and how often that was begun. */
async function aSlowLab() {
  const lab = theLab();
  let begun = 0;
  let gate = Promise.resolve();
  let open = (): void => {};
  const kernel: Kernel = {
    ...lab,
    async scanHolders() {
      begun += 1;
      await gate;
      return await lab.scanHolders();
    },
  };
  const shell = await openTestShell({ kernel }, lab);
  return {
    ...shell,
    begun: () => begun,
    close: () => void (gate = new Promise((resolve) => (open = resolve))),
    open: () => open(),
    complete: async (line: string, signal?: AbortSignal) => (await completeLine(shell.shell, line, line.length, signal)).candidates.map(({ shown }) => shown),
  };
}

test('one line reads the machine once', async () => {
  const { complete, begun } = await aSlowLab();
  expect(await complete('ping 10.0.0.')).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(await complete('ping 10.0.0.2')).toEqual(['10.0.0.2']);
  expect(await complete('cd b')).toEqual(['beijing']);
  expect(begun()).toBe(1);
});

test('after a line it is read anew; while that takes long, what was there before is offered', async () => {
  const { complete, executeLine, close, open, begun } = await aSlowLab();
  await complete('cd b');
  await executeLine('mkns berlin');
  const before = begun();
  close();
  expect(await complete('cd b')).toEqual(['beijing']);
  expect(begun()).toBe(before + 1);
  open();
  expect(await complete('cd berl')).toEqual(['berlin']);
  expect(begun()).toBe(before + 1);
});

test('what was there before does not do when nothing of it fits', async () => {
  const { complete, executeLine, close, open } = await aSlowLab();
  await complete('cd b');
  await executeLine('mkns berlin');
  close();
  const wanted = complete('cd berl');
  open();
  expect(await wanted).toEqual(['berlin']);
});

test('nobody waits for an answer that nobody wants any more', async () => {
  const { complete, executeLine, close, open } = await aSlowLab();
  await complete('cd b');
  await executeLine('mkns berlin');
  close();
  expect(await complete('cd berl', AbortSignal.abort())).toEqual([]);
  open();
});
