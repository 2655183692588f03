import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { openTestShell } from '../../support/test-shell.ts';

/** What would be inserted; `…` where the word goes on. */
async function complete(line: string): Promise<readonly string[]> {
  const { shell } = await openTestShell();
  const { candidates } = await completeLine(shell, line, line.length);
  return candidates.map(({ value, isOpen }) => (isOpen === true ? `${value}…` : value));
}

test('links here and all of them at once, then namespaces, behind which the line goes on', async () => {
  expect(await complete('capture ')).toEqual(['br0', 'lo', 'veth-b', 'veth-s', 'any', 'host:…', 'beijing:…', 'shanghai:…']);
  expect(await complete('capture bei')).toEqual(['beijing:…']);
});

test('behind a namespace and a colon its own links', async () => {
  expect(await complete('capture br0 beijing:')).toEqual(['beijing:eth0-b', 'beijing:lo', 'beijing:any']);
  expect(await complete('capture br0 beijing:e')).toEqual(['beijing:eth0-b']);
});

test('nothing for a filter', async () => {
  expect(await complete('capture br0 -- ')).toEqual([]);
});
