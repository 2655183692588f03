import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { openTestShell } from '../../support/test-shell.ts';

async function complete(line: string) {
  const { shell } = await openTestShell();
  const { candidates, addSpace } = await completeLine(shell, line, line.length);
  return { values: candidates.map(({ value }) => value), addSpace };
}

test('links here and all of them at once, then namespaces, behind which the line goes on', async () => {
  expect(await complete('capture ')).toEqual({ values: ['br0', 'lo', 'veth-b', 'veth-s', 'any', 'host:', 'beijing:', 'shanghai:'], addSpace: false });
  expect(await complete('capture bei')).toEqual({ values: ['beijing:'], addSpace: false });
});

test('behind a namespace and a colon its own links', async () => {
  expect(await complete('capture br0 beijing:')).toEqual({ values: ['beijing:eth0-b', 'beijing:lo', 'beijing:any'], addSpace: true });
  expect(await complete('capture br0 beijing:e')).toEqual({ values: ['beijing:eth0-b'], addSpace: true });
});

test('nothing for a filter', async () => {
  expect(await complete('capture br0 -- ')).toEqual({ values: [], addSpace: true });
});
