import { expect, test } from 'vitest';
import { completeLine } from '../../../src/shell/completion/complete.ts';
import { firewallPrograms, someNft } from '../../support/fake-firewall.ts';
import { openTestShell } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

async function offers(line: string): Promise<readonly string[]> {
  const { shell } = await openTestShell({}, theLab({ programs: firewallPrograms({ beijing: { nft: `${someNft}table ip filter { # handle 3\n\tchain input { # handle 1\n\t}\n}\n` } }) }));
  return (await completeLine(shell, line, line.length)).candidates.map(({ value, description }) => `${value}: ${description}`);
}

test('tables and chains are those of the namespace that is named, or where one is', async () => {
  expect(await offers('firewall beijing --table ')).toEqual(['filter: inet, ip']);
  expect(await offers('firewall beijing --chain ')).toEqual(['input: inet filter, ip filter', 'mine: inet filter']);
  expect(await offers('firewall --chain ')).toEqual([]);
});

test('families, hooks and the parts of dns are choices', async () => {
  expect(await offers('firewall --hook in')).toEqual(['ingress: undefined', 'input: undefined', 'prerouting: undefined', 'postrouting: undefined']);
  expect(await offers('dns --part h')).toContain('hosts: undefined');
});
