import { expect, test } from 'vitest';
import { lookupFirewallPrograms } from '../../src/discover/firewall-programs.ts';
import { readFirewall } from '../../src/discover/firewall.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { FirewallTable } from '../../src/model/firewall.ts';
import { hasFirewallTables } from '../support/firewall-tables.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { type OracleChain, readNftJson } from '../support/oracle-firewall.ts';
import { randomIptablesRules, randomRuleset } from '../support/random-firewall.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { aNamespace, ip, isInWorld, runProgram, worldRing } from '../support/world.ts';

const testTables = test.skipIf(!hasFirewallTables);

async function readIn(name: string): Promise<Awaited<ReturnType<typeof readFirewall>>> {
  const kernel = createLinuxKernel();
  return await readFirewall(namedNamespace(name), await lookupFirewallPrograms(kernel, async () => undefined), kernel, new AbortController().signal);
}

function runIn(name: string, words: readonly string[], input = ''): string {
  return runProgram(['ip', 'netns', 'exec', name, ...words], input);
}

worldRing(
  `rules of the firewall${hasFirewallTables || !isInWorld() ? '' : ' (skipped: this kernel has no tables of nft)'}`,
  () => {
    // NETNSH_SEED=… builds the rules of a failure again.
    for (const seed of seeds(12)) {
      testTables(`rules ${seed}: what we read is what nft lists, as text and as JSON`, async () => {
        const name = aNamespace();
        ip(['-n', name, 'link', 'set', 'lo', 'up']);
        runIn(name, ['nft', '-f', '-'], randomRuleset(randomFrom(seed)));
        const before = runIn(name, ['nft', '-a', 'list', 'ruleset']);
        const { tables, unseen } = await readIn(name);
        expect(unseen).toEqual([]);
        expect(tables.map(({ source }) => source)).toEqual(tables.map(() => 'nft'));
        expect(rulesIn(tables)).toEqual([...before.matchAll(/^\t\t(?!type .* hook )(.*) # handle (\d+)$/gm)].map(([, text, handle]) => `${handle}: ${text}`));
        expect(chainsOf(tables)).toEqual(readNftJson(runIn(name, ['nft', '-j', 'list', 'ruleset'])));
        expect(runIn(name, ['nft', '-a', 'list', 'ruleset'])).toBe(before);
      });

      testTables(`rules ${seed}: what we read of iptables is what iptables-save writes`, async () => {
        const name = aNamespace();
        const random = randomFrom(seed);
        const programs = [['iptables', 'ip'], ['ip6tables', 'ip6']] as const;
        for (const [program, family] of programs) {
          runIn(name, [program, '-N', 'MINE']);
          for (const words of randomIptablesRules(family, random)) runIn(name, [program, ...words]);
        }
        const saved = programs.flatMap(([program, family]) => savedRules(runIn(name, [`${program}-save`, '-c']), family));
        const before = runIn(name, ['nft', '-a', 'list', 'ruleset']);
        const { tables, unseen } = await readIn(name);
        expect(unseen).toEqual([]);
        const told = tables.flatMap(({ family, name: table, chains }) => chains.flatMap((chain) => chain.rules.map(({ packets, bytes, text }) => `${family} ${table}: [${packets}:${bytes}] -A ${chain.name} ${text}`)));
        expect([...told].sort()).toEqual([...saved].sort());
        expect(runIn(name, ['nft', '-a', 'list', 'ruleset'])).toBe(before);
      });
    }

    testTables('rules of nft and of iptables side by side are each told once, and looking changes nothing', async () => {
      const name = aNamespace();
      runIn(name, ['nft', '-f', '-'], 'table inet own {\n chain input {\n type filter hook input priority 5\n tcp dport 80 counter accept\n }\n}\ntable ip6 asleep {\n flags dormant\n}\n');
      runIn(name, ['iptables', '-t', 'nat', '-A', 'POSTROUTING', '-s', '10.0.0.0/24', '-o', 'eth0', '-j', 'MASQUERADE']);
      const stand = (): readonly string[] => [runIn(name, ['nft', '-a', 'list', 'ruleset']), runIn(name, ['cat', '/proc/net/ip_tables_names'])];
      const before = stand();
      const { tables } = await readIn(name);
      expect(tables.map(({ family, name: table, source, flags, chains }) => [family, table, source, flags, chains.flatMap(({ rules }) => rules.map(({ text }) => text))])).toEqual([
        ['inet', 'own', 'nft', [], ['tcp dport 80 counter packets 0 bytes 0 accept']],
        ['ip6', 'asleep', 'nft', ['dormant'], []],
        ['ip', 'nat', 'iptables', [], ['-s 10.0.0.0/24 -o eth0 -j MASQUERADE']],
      ]);
      expect(stand()).toEqual(before);
    });

    test('a namespace without rules has none, and gets none by being looked at', async () => {
      const name = aNamespace();
      expect(await readIn(name)).toEqual({ tables: [], unseen: [] });
      expect(runIn(name, ['nft', '-a', 'list', 'ruleset'])).toBe('');
    });
  },
  ['nft', 'iptables-save', 'ip6tables-save'],
);

function rulesIn(tables: readonly FirewallTable[]): readonly string[] {
  return tables.flatMap(({ chains }) => chains.flatMap(({ rules }) => rules.map(({ handle, text }) => `${handle}: ${text}`)));
}

function chainsOf(tables: readonly FirewallTable[]): readonly OracleChain[] {
  return tables.flatMap(({ family, name: table, chains }) =>
    chains.map(({ name, handle, hook, type, policy, rules }) => ({
      table: `${family} ${table}`,
      name,
      handle,
      hook,
      type,
      policy,
      rules: rules.map((rule) => ({
        handle: rule.handle,
        comment: rule.comment,
        packets: rule.packets,
        bytes: rule.bytes,
        verdict: rule.verdict && [rule.verdict.is, ...(rule.verdict.to === undefined ? [] : [rule.verdict.to])].join(' '),
        matches: rule.matches.map(({ field, isNegated, values }) => `${field} ${isNegated ? 'not ' : ''}${values.join(',')}`),
      })),
    })),
  );
}

function savedRules(text: string, family: string): readonly string[] {
  let table = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('*')) table = line.slice(1);
    return line.startsWith('[') ? [`${family} ${table}: ${line}`] : [];
  });
}
