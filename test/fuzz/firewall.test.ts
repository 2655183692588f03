import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNftRule } from '../../src/model/firewall/nft-rule.ts';
import { parseNftRuleset } from '../../src/model/firewall/nft-ruleset.ts';
import { parseIptablesSave } from '../../src/model/firewall/iptables-save.ts';
import { countHosts, parseHostSources, parseResolvConf } from '../../src/model/resolver.ts';

const piece = fc.constantFrom(' ', '\n', '\t', '\t\t', '\t\t\t', '{', '}', '"', '\\', '# handle 7', 'table ip t {', 'chain c {', 'type filter hook input priority 0; policy drop;', 'counter packets 1 bytes 2', 'ip saddr', '!=', 'comment', 'accept', 'jump', '*filter\n', ':INPUT DROP [1:2]\n', '[3:4] -A INPUT ', '-p', '-j', '--dport', '! ');
const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 }).map((pieces) => pieces.join(''));

test('whatever a program prints, reading it never throws, and invents no rule', () => {
  fc.assert(
    fc.property(text, (printed) => {
      const rules = (tables: ReturnType<typeof parseNftRuleset>): number => tables.flatMap(({ chains }) => chains.flatMap((chain) => chain.rules)).length;
      expect(rules(parseNftRuleset(printed))).toBeLessThanOrEqual(printed.split('\n').length);
      parseIptablesSave(printed, 'ip6');
      expect(parseNftRule(printed).rest.length).toBeLessThanOrEqual(printed.length);
    }),
  );
});

test('every word of a rule is in its matches, its verdict, its counters, its comment or the rest', () => {
  const word = fc.constantFrom('tcp', 'dport', '22', 'accept', 'meta', 'mark', 'set', '0x1', 'limit', '{ 1, 2 }', '"a b"', 'drop', 'ip', 'saddr', '10.0.0.1', '.', 'log');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const { matches, rest, verdict } = parseNftRule(words.join(' '));
      expect(matches.length + rest.length + (verdict === undefined ? 0 : 1)).toBeGreaterThan(0);
    }),
  );
});

test('whatever the files of /etc hold, reading them never throws', () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(parseResolvConf(written).nameservers.length).toBeLessThanOrEqual(written.split('\n').length);
      expect(countHosts(written)).toBeLessThanOrEqual(written.split('\n').length);
      parseHostSources(written);
    }),
  );
});

test('a long line of openings is read in one pass', () => {
  expect(parseNftRuleset('table ip t {'.repeat(100_000)).length).toBeLessThanOrEqual(1);
  expect(parseHostSources(`hosts: ${'['.repeat(200_000)}`)).toHaveLength(1);
});
