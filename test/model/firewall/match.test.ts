import { describe, expect, test } from 'vitest';
import { parseIptablesSave } from '../../../src/model/firewall/iptables-save.ts';
import { matchRule, type PacketFacts } from '../../../src/model/firewall/match.ts';
import { parseNftRuleset } from '../../../src/model/firewall/nft-ruleset.ts';
import type { FirewallTable } from '../../../src/model/firewall.ts';

const echo: PacketFacts = { family: 'inet', source: '10.0.0.1', destination: '10.0.0.2', protocol: 'icmp', sourcePort: undefined, destinationPort: undefined, inputLink: 'veth-b', outputLink: 'veth-s', state: 'new', isReply: false, isForHere: false };
const http: PacketFacts = { ...echo, protocol: 'tcp', destinationPort: 80 };
const echo6: PacketFacts = { ...echo, family: 'inet6', source: 'fd00::1', destination: 'fd00::2' };

function ofTable([table]: readonly FirewallTable[], facts: PacketFacts): string {
  const rule = table?.chains.flatMap(({ rules }) => rules)[0];
  if (table === undefined || rule === undefined) throw new Error('one rule was written');
  return matchRule(rule, facts, table);
}

/** As nft prints it, in a table with a set. */
function ofNft(rule: string, facts: PacketFacts): string {
  const sets = ['\tset near { # handle 8\n\t\ttype ipv4_addr\n\t\tflags interval,timeout\n\t\telements = { 10.0.0.0/24 timeout 5m expires 3m, 192.0.2.5-192.0.2.9 }\n\t}\n', '\tset pairs { # handle 9\n\t\ttype ipv4_addr . inet_service\n\t\telements = { 10.0.0.1 . 80 }\n\t}\n'].join('\n');
  return ofTable(parseNftRuleset(`table inet f { # handle 1\n${sets}\n\tchain c { # handle 2\n\t\t${rule} # handle 3\n\t}\n}\n`), facts);
}

function ofIptables(rule: string, facts: PacketFacts): string {
  return ofTable(parseIptablesSave(`*filter\n:FORWARD ACCEPT [0:0]\n[0:0] -A FORWARD ${rule}\nCOMMIT\n`, 'ip'), facts);
}

describe('rules of nft', () => {
  test.for([
    ['accept', echo, 'yes'],
    ['iifname "veth-b" drop', echo, 'yes'],
    ['iifname "veth-*" drop', echo, 'yes'],
    ['iifname != "veth-b" drop', echo, 'no'],
    ['oifname { "veth-x", "veth-s" } drop', echo, 'yes'],
    ['iifname "veth-b" drop', { ...echo, inputLink: undefined }, 'no'],
    ['ip saddr 10.0.0.0/24 drop', echo, 'yes'],
    ['ip saddr != 10.0.0.0/24 drop', echo, 'no'],
    ['ip saddr 10.0.0.0/24 drop', echo6, 'no'],
    ['ip6 daddr fd00::/64 drop', echo6, 'yes'],
    ['ip daddr 10.0.0.2-10.0.0.9 drop', echo, 'yes'],
    ['ip daddr 10.0.0.3-10.0.0.9 drop', echo, 'no'],
    ['ip saddr @near drop', echo, 'yes'],
    ['ip saddr @near drop', { ...echo, source: '192.0.2.7' }, 'yes'],
    ['ip saddr @near drop', { ...echo, source: '192.0.2.10' }, 'no'],
    ['ip saddr . tcp dport @pairs drop', http, 'maybe'],
    ['ip saddr @unread drop', echo, 'maybe'],
    ['ip protocol icmp drop', echo, 'yes'],
    ['meta l4proto tcp drop', echo, 'no'],
    ['meta l4proto { icmp, ipv6-icmp } drop', echo6, 'yes'],
    ['meta nfproto ipv6 drop', echo, 'no'],
    ['ct state established,related accept', echo, 'no'],
    ['ct state { established, new } accept', echo, 'yes'],
    ['icmp type echo-request accept', echo, 'yes'],
    ['icmp type echo-request accept', { ...echo, isReply: true }, 'no'],
    ['icmpv6 type echo-request accept', echo, 'no'],
    ['tcp dport 80 accept', http, 'yes'],
    ['tcp dport { 22, 80-90 } accept', http, 'yes'],
    ['tcp dport 22 accept', http, 'no'],
    ['udp dport 80 accept', http, 'no'],
    ['th dport 80 accept', http, 'yes'],
    ['tcp sport 1024-65535 accept', http, 'maybe'],
    ['tcp dport 80 accept', echo, 'no'],
    ['ip saddr 10.0.0.9 limit rate 5/second drop', echo, 'no'],
    ['limit rate 5/second drop', echo, 'maybe'],
    ['meta mark 0x00000001 drop', echo, 'maybe'],
    ['log prefix "seen " drop', echo, 'yes'],
    ['fib daddr type local accept', echo, 'no'],
    ['fib daddr type local accept', { ...echo, isForHere: true }, 'yes'],
  ] as const)('%s', ([rule, facts, match]) => {
    expect(ofNft(rule, facts)).toBe(match);
  });
});

describe('rules of iptables', () => {
  test.for([
    ['-j DROP', echo, 'yes'],
    ['-i veth-b -o veth-s -j DROP', echo, 'yes'],
    ['-i veth+ -j DROP', echo, 'yes'],
    ['! -i veth-b -j DROP', echo, 'no'],
    ['-s 10.0.0.0/24 -d 10.0.0.2/32 -j DROP', echo, 'yes'],
    ['! -s 10.0.0.0/24 -j DROP', echo, 'no'],
    ['-p icmp -j DROP', echo, 'yes'],
    ['-p icmp -m icmp --icmp-type 8 -j DROP', echo, 'yes'],
    ['-p icmp -m icmp --icmp-type 0 -j DROP', echo, 'no'],
    ['-p tcp -m tcp --dport 80 -j ACCEPT', http, 'yes'],
    ['-p tcp -m tcp --dport 1:79 -j ACCEPT', http, 'no'],
    ['-p tcp -m multiport --dports 22,80 -j ACCEPT', http, 'yes'],
    ['-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT', echo, 'no'],
    ['-m conntrack --ctstate NEW -j ACCEPT', echo, 'yes'],
    ['-m addrtype --dst-type LOCAL -j DOCKER', echo, 'no'],
    ['-m addrtype ! --dst-type LOCAL -j DOCKER', echo, 'yes'],
    ['-m comment --comment "of mine" -j DROP', echo, 'yes'],
    ['-m string --string x --algo bm -j DROP', echo, 'maybe'],
  ] as const)('%s', ([rule, facts, match]) => {
    expect(ofIptables(rule, facts)).toBe(match);
  });
});
