import type { Random } from './random.ts';

/** A ruleset of nftables as text for `nft -f`: some tables, some chains in each, some rules in each of those. */
export function randomRuleset(random: Random): string {
  const families = random.some(['ip', 'ip6', 'inet', 'bridge', 'arp', 'netdev'] as const, 0.6);
  return families.flatMap((family) => Array.from({ length: random.between(1, 2) }, (_, at) => aTable(family, `t${at}`, random))).join('');
}

type TableFamily = 'ip' | 'ip6' | 'inet' | 'bridge' | 'arp' | 'netdev';

function aTable(family: TableFamily, name: string, random: Random): string {
  const chains = ['one', 'two', 'three'].slice(0, random.between(1, 3));
  const set = family === 'ip6' ? 'type ipv6_addr\n flags interval\n elements = { fe80::/10, 2001:db8::1 }' : 'type ipv4_addr\n flags interval\n elements = { 10.0.0.0/8, 192.168.1.1, 172.16.0.1-172.16.0.9, 1.1.1.1, 2.2.2.2, 3.3.3.3 }';
  const parts = [
    ...(random.chance(0.4) ? [`comment "of ${name}"`] : []),
    ...(random.chance(0.6) ? [`counter c {\n }`] : []),
    ...(family === 'ip' || family === 'ip6' || family === 'inet' ? [`set s {\n ${set}\n }`] : []),
    // The first hangs at no hook, so that the others may lead there.
    ...chains.map((chain, at) => aChain(family, chain, chains.slice(0, Math.min(at, 1)), random)),
  ];
  return `table ${family} ${name} {\n${parts.join('\n')}\n}\n`;
}

const hooks: Readonly<Record<TableFamily, readonly string[]>> = {
  ip: ['prerouting', 'input', 'forward', 'output', 'postrouting'],
  ip6: ['prerouting', 'input', 'forward', 'output', 'postrouting'],
  inet: ['prerouting', 'input', 'forward', 'output', 'postrouting'],
  bridge: ['input', 'forward', 'output'],
  arp: ['input', 'output'],
  netdev: ['ingress'],
};

function aChain(family: TableFamily, name: string, before: readonly string[], random: Random): string {
  const device = family === 'netdev' ? ' device lo' : '';
  const base = `type filter hook ${random.pick(hooks[family])}${device} priority ${random.between(-400, 400)}; policy ${random.pick(['accept', 'drop'])};`;
  const rules = Array.from({ length: random.between(0, 6) }, () => aRule(family, before, random));
  return `chain ${name} {\n${[...(before.length > 0 && random.chance(0.8) ? [base] : []), ...rules].join('\n')}\n}`;
}

function aRule(family: TableFamily, chains: readonly string[], random: Random): string {
  const verdicts = ['accept', 'drop', 'return', ...chains.flatMap((chain) => [`jump ${chain}`, `goto ${chain}`]), ...(family === 'ip' || family === 'inet' ? ['meta mark set 0x5'] : [])];
  const words = [
    ...random.some(matchesIn(family, random), 0.35),
    ...(random.chance(0.2) ? ['limit rate 5/second'] : []),
    ...(random.chance(0.6) ? ['counter'] : []),
    random.pick(verdicts),
    ...(random.chance(0.3) ? [`comment "${random.pick(['plain', 'a # handle 3', 'with \\ and , and {', 'ünïcode'])}"`] : []),
  ];
  return words.join(' ');
}

function matchesIn(family: TableFamily, random: Random): readonly string[] {
  const sign = (): string => (random.chance(0.3) ? '!= ' : '');
  const links = ['iifname', ...(family === 'netdev' || family === 'arp' ? [] : ['oifname'])].map((word) => `${word} ${sign()}"${random.pick(['lo', 'eth0', 'veth*'])}"`);
  const ports = random.pick(['22', '{ 22, 80 }', '1000-2000', '{ 22, 80, 443, 1000-2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 9900 }']);
  const address = family === 'ip6' ? random.pick(['fe80::/10', '2001:db8::1', '@s', '{ ::1, fe80::/16 }']) : random.pick(['10.0.0.0/8', '192.0.2.1', '@s', '{ 10.0.0.1, 10.1.0.0/16 }', '10.0.0.1-10.0.0.9']);
  if (family === 'bridge' || family === 'arp' || family === 'netdev') return links;
  const version = family === 'ip6' ? 'ip6' : 'ip';
  return [...links, `${version} ${random.pick(['saddr', 'daddr'])} ${sign()}${address}`, `ct state ${random.pick(['established,related', 'new', 'invalid'])}`, `${random.pick(['tcp', 'udp'])} ${random.pick(['sport', 'dport'])} ${sign()}${ports}`];
}

/** Words for `iptables` or `ip6tables`, a rule each. */
export function randomIptablesRules(family: 'ip' | 'ip6', random: Random): readonly (readonly string[])[] {
  const prefix = family === 'ip' ? random.pick(['10.0.0.0/8', '192.0.2.1']) : random.pick(['fe80::/10', '2001:db8::1']);
  return Array.from({ length: random.between(1, 8) }, () => {
    const [table, chain] = random.pick([['filter', 'INPUT'], ['filter', 'FORWARD'], ['mangle', 'PREROUTING'], ['raw', 'OUTPUT'], ['filter', 'MINE']] as const);
    const parts = [
      ['-s', prefix],
      ['!', '-d', prefix],
      ['-i', 'eth+'],
      ['-p', 'tcp', '--dport', '22:80'],
      ['-m', 'comment', '--comment', random.pick(['plain', 'say "hi" \\ there', "it's"])],
      ['-m', 'conntrack', '--ctstate', 'ESTABLISHED,RELATED'],
    ].filter(([first]) => chain !== 'OUTPUT' || first !== '-i');
    return ['-t', table, '-A', chain, ...random.some(parts, 0.4).flat(), '-j', random.pick(['ACCEPT', 'DROP', 'RETURN'])];
  });
}
