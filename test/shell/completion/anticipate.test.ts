import { expect, test } from 'vitest';
import type { Kernel } from '../../../src/kernel/port.ts';
import { createAnticipation, readAhead } from '../../../src/shell/completion/anticipate.ts';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

/** A lab that notes what of all its namespaces is read. */
async function aCountingLab() {
  const lab = theLab();
  const reads: string[] = [];
  const kernel: Kernel = {
    ...lab,
    async scanHolders() {
      reads.push('namespaces');
      return await lab.scanHolders();
    },
    async readInside(targets, kinds) {
      reads.push(kinds.join(' '));
      return await lab.readInside(targets, kinds);
    },
  };
  const { shell } = await openTestShell({ kernel }, lab);
  return { shell, reads };
}

test.each([
  ['cd ', 'cd b', ['beijing'], 'links'],
  ['@', '@b', ['beijing'], 'links'],
  ['links; ping -c 1 ', 'links; ping -c 1 10.0.0.2', ['10.0.0.2'], 'links addresses neighbours'],
  ['@beijing sudo ssh ', '@beijing sudo ssh me@10.0.0.1', ['me@10.0.0.1'], 'links addresses neighbours'],
])('behind %j it is read before Tab asks for it', async (typed, line, values, kinds) => {
  const { shell, reads } = await aCountingLab();
  await readAhead(shell, typed);
  expect(reads).toEqual(['namespaces', kinds]);
  expect((await completeLine(shell, line, line.length)).candidates.map(({ value }) => value)).toEqual(values);
  expect(reads).toEqual(['namespaces', kinds]);
});

test.each(['', 'cd', 'ip link show dev ', 'nft list table ', 'cat ', 'links --state ', 'firewall --table ', '# cd '])('behind %j nothing is read', async (typed) => {
  const { shell, reads } = await aCountingLab();
  await readAhead(shell, typed);
  expect(reads).toEqual([]);
});

test('only when nobody types, and once for a word', async () => {
  const { shell, reads } = await aCountingLab();
  let work: (() => void) | undefined;
  const anticipate = createAnticipation(shell, (wanted) => {
    work = wanted;
    return () => (work = undefined);
  });
  const rest = async (): Promise<void> => {
    work?.();
    await shell.memory.survey();
  };
  for (const line of ['c', 'cd', 'cd ', 'cd b']) anticipate(line);
  expect(reads).toEqual([]);
  await rest();
  expect(reads).toContain('namespaces');
  shell.memory.age();
  const before = reads.length;
  anticipate('cd be');
  work?.();
  expect(reads.length).toBe(before);
});
