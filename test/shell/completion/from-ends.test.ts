import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { theServedLab } from '../../support/served-lab.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

async function complete(line: string, world = theLab()): Promise<readonly string[]> {
  const { shell } = await openTestShell({}, world);
  return (await completeLine(shell, line, line.length)).candidates.map(({ value }) => value);
}

test('namespaces, and the addresses that mean the same everywhere', async () => {
  expect(await complete('path ')).toEqual(['host', 'beijing', 'shanghai', '10.0.0.1', '10.0.0.2']);
  expect(await complete('path beijing sh')).toEqual(['shanghai']);
  expect(await complete('path beijing 10.0.0.2')).toEqual(['10.0.0.2']);
});

test('behind a namespace and a colon its own addresses, as a packet may be sent from or to', async () => {
  expect(await complete('path beijing:')).toEqual(['beijing:10.0.0.1']);
  expect(await complete('path beijing shanghai:10')).toEqual(['shanghai:10.0.0.2']);
  expect(await complete('path beijing nowhere:1')).toEqual([]);
});

test('an address to send from is one of the sender, and a port one of the receiver', async () => {
  expect(await complete('path beijing shanghai --source 10')).toEqual(['10.0.0.1']);
  expect(await complete('path shanghai --source 10')).toEqual([]);
  expect(await complete('path shanghai beijing:10.0.0.1 --tcp ', theServedLab())).toEqual(['631', '2222']);
  expect(await complete('path beijing shanghai --tcp ', theServedLab())).toEqual(['53', '80', '8080']);
});
