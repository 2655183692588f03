import { expect, test } from 'vitest';
import { firewallPrograms, someForeignNft } from '../support/fake-firewall.ts';
import { see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const refuse = (words: string) => () => ({ status: 1, stderr: `${words}\n` });

test('what refuses to tell rules in several namespaces is said once, with their names', async () => {
  const programs = { ...firewallPrograms({}), nft: refuse('Protocol not supported'), 'iptables-nft-save': refuse('no such protocol'), 'ip6tables-nft-save': refuse('no such protocol') };
  const lines = (await see('path beijing shanghai --one-way', { width: 200 }, theLab({ programs }))).split('\n');
  expect(lines.filter((line) => line.includes('left out'))).toEqual(['firewall rules of beijing, host and shanghai were left out: nft: Protocol not supported']);
});

test('where only some of the rules can not be read, it says so likewise', async () => {
  const foreign = { nft: someForeignNft };
  const programs = { ...firewallPrograms({ beijing: foreign, host: foreign, shanghai: foreign }), 'iptables-nft-save': refuse('no such protocol') };
  const lines = (await see('path beijing shanghai --one-way', { width: 200 }, theLab({ programs }))).split('\n');
  expect(lines.filter((line) => line.includes('left out'))).toEqual(['some firewall rules of beijing, host and shanghai were left out: iptables-nft-save: no such protocol']);
});
