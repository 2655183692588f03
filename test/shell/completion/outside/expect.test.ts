import { expect, test } from 'vitest';
import { expectBehind } from '../../../../src/shell/completion/outside/expect.ts';
import { lookupSyntax } from '../../../../src/shell/completion/outside/programs.ts';

/** What may stand where the `_` of a line is; the word in which it stands is being typed. */
function at(line: string) {
  const words = line.split(' ');
  const prefix = (words.pop() ?? '').replace('_', '');
  const expected = expectBehind(words, prefix, lookupSyntax);
  return expected === undefined ? undefined : { ...expected, words: expected.words.map(({ value }) => value) };
}

const kinds = (line: string) => at(line)?.kinds;
const words = (line: string) => at(line)?.words ?? [];

test('objects, then verbs, then what a verb takes', () => {
  expect(words('ip _')).toEqual(expect.arrayContaining(['address', 'link', 'route', 'netns', 'neighbour']));
  expect(words('ip link _')).toEqual(['add', 'set', 'replace', 'delete', 'show', 'xstats', 'afstats', 'property', 'help']);
  expect(at('ip link show _')).toMatchObject({ kinds: ['DEVICE'], words: ['dev', 'up', 'master', 'nomaster', 'vrf', 'group', 'type'] });
  expect(at('ip link set eth0 _')?.kinds).toEqual([]);
  expect(words('ip link set eth0 _')).toEqual(expect.arrayContaining(['up', 'down', 'master']));
});

test('a keyword decides what comes behind it, and is not offered twice', () => {
  expect(at('ip addr show dev _')).toMatchObject({ kinds: ['DEVICE'], words: [] });
  expect(words('ip link show up _')).not.toContain('up');
  expect(at('ip link set eth0 arp _')).toMatchObject({ kinds: [], words: ['on', 'off'] });
  expect(kinds('ip link set eth0 master _')).toEqual(['MASTER']);
  expect(at('ip link set eth0 mtu _')).toMatchObject({ kinds: [], words: [] });
});

test('dev eth0 says what eth0 alone would', () => {
  expect(kinds('ip link set dev eth0 _')).toEqual([]);
  expect(kinds('ip route add default dev eth0 _')).toEqual([]);
});

test('a word that may be left out', () => {
  expect(at('ip route add default via _')).toMatchObject({ kinds: ['ADDRESS'], words: ['inet', 'inet6'] });
  expect(at('ip route add default via inet _')).toMatchObject({ kinds: ['ADDRESS'], words: [] });
  expect(words('ip route add default via 10.0.0.1 _')).toContain('dev');
  expect(words('iptables -L -n _')).toEqual([]);
  expect(words('iptables -L -_')).toContain('-n');
});

test('short words mean what they mean to ip', () => {
  expect(kinds('ip a s _')).toEqual(['DEVICE']);
  expect(kinds('ip -br -4 a s dev _')).toEqual(['DEVICE']);
  expect(words('ip l s eth0 _')).toContain('up'); // ip link s is set
  expect(kinds('ip r g _')).toEqual(['ADDRESS']);
  expect(kinds('ip n del _')).toEqual(['NEIGHBOUR']);
  expect(kinds('ip net e _')).toEqual(['NETNS']);
  expect(words('bridge v sh _')).toEqual(['dev', 'vid']);
});

test('options: which there are, what each takes, and several letters together', () => {
  expect(words('ip -_')).toEqual(expect.arrayContaining(['-n', '-j', '-br']));
  expect(words('ip -net_')).toContain('-netns');
  expect(kinds('ip -n _')).toEqual(['NETNS']);
  expect(kinds('ip -json -d addr show dev _')).toEqual(['DEVICE']);
  expect(kinds('tcpdump -ni _')).toEqual(['DEVICE']);
  expect(at('tcpdump -nieth_')).toMatchObject({ kinds: ['DEVICE'], kept: '-ni' });
  expect(at('tcpdump --interface=e_')).toMatchObject({ kinds: ['DEVICE'], kept: '--interface=' });
  expect(kinds('ping -c 3 -W 1 _')).toEqual(['ADDRESS']);
  expect(kinds('ping -c3 _')).toEqual(['ADDRESS']);
  expect(kinds('ping --unknown _')).toEqual(['ADDRESS']);
  expect(kinds('ping 10.0.0.1 _')).toEqual([]);
});

test('where the things are', () => {
  expect(at('ip -n beijing link show _')?.place).toEqual({ kind: 'NETNS', word: 'beijing', program: 'ip' });
  expect(at('ss -N beijing dst _')?.place).toEqual({ kind: 'NETNS', word: 'beijing', program: 'ss' });
  expect(at('ip link set eth0 netns beijing master _')?.place).toBeUndefined();
  expect(at('ip netns exec beijing ip -4 addr show _')).toMatchObject({ kinds: ['DEVICE'], place: { kind: 'NETNS', word: 'beijing' } });
  expect(at('nsenter -t 70 -n tcpdump -i _')).toMatchObject({ kinds: ['DEVICE'], place: { kind: 'TARGET', word: '70' } });
  expect(at('nsenter --net=/run/netns/x ip link show _')?.place).toEqual({ kind: 'NETNS_PATH', word: '/run/netns/x', program: 'nsenter' });
  expect(at('docker exec -it web ip link show _')?.place).toEqual({ kind: 'CONTAINER', word: 'web', program: 'docker' });
  expect(at('ip link set eth0 netns _')?.kinds).toEqual(['NETNS']);
});

test('a program that runs another one', () => {
  expect(kinds('sudo _')).toEqual(['LINE']);
  expect(kinds('sudo -u root ip link show dev _')).toEqual(['DEVICE']);
  expect(kinds('timeout 5 ping _')).toEqual(['ADDRESS']);
  expect(kinds('watch -n 1 sudo bridge fdb show br _')).toEqual(['BRIDGE']);
  expect(kinds('ip netns exec beijing cat _')).toEqual(['FILE']);
  expect(kinds('sudo -_')).toEqual([]);
  expect(words('sudo ip -_')).toContain('-j');
});

test('bridge, tc, nft and ss', () => {
  expect(words('bridge _')).toEqual(['link', 'fdb', 'mdb', 'vlan', 'monitor']);
  expect(kinds('bridge mdb show dev _')).toEqual(['BRIDGE']);
  expect(kinds('tc qdisc add dev _')).toEqual(['DEVICE']);
  expect(words('tc qdisc add dev eth0 root _')).toEqual(expect.arrayContaining(['netem', 'htb']));
  expect(words('tc qdisc add dev eth0 root _')).not.toContain('delay');
  expect(words('tc qdisc add dev eth0 root netem delay 10ms _')).toEqual(expect.arrayContaining(['loss', 'delay']));
  expect(kinds('tc -n beijing class show dev _')).toEqual(['DEVICE']);
  expect(words('nft list _')).toEqual(expect.arrayContaining(['ruleset', 'table', 'chain']));
  expect(at('nft list table _')).toMatchObject({ kinds: ['NFT_TABLE'], words: ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'] });
  expect(at('nft list chain inet filter _')).toMatchObject({ kinds: ['NFT_CHAIN'], given: ['inet', 'filter'] });
  expect(words('ss state _')).toEqual(expect.arrayContaining(['established', 'listening']));
  expect(at('ss -tn state established dport = _')).toMatchObject({ kinds: ['PORT'], words: [] });
  expect(kinds('ss -tn sport _')).toEqual(['PORT']);
  expect(words('ss --no_')).toContain('--no-header');
});

test('a filter of tcpdump may say the same word again', () => {
  expect(kinds('tcpdump -i eth0 host 10.0.0.1 and host _')).toEqual(['ADDRESS']);
  expect(words('tcpdump host 10.0.0.1 and _')).toContain('host');
  expect(at('tcpdump src _')).toMatchObject({ kinds: ['ADDRESS'], words: ['host', 'net', 'port'] });
});

test('signals behind the dash of kill, processes behind them', () => {
  expect(words('kill -_').slice(0, 4)).toEqual(['-TERM', '-KILL', '-INT', '-HUP']);
  expect(words('kill -SIGK_')).toContain('-SIGKILL');
  expect(words('kill -s _')).toContain('TERM');
  for (const line of ['kill _', 'kill -9 _', 'kill -s TERM _', 'kill 70 _', 'kill -- _']) expect(kinds(line), line).toEqual(['PID']);
});

test('containers, and what is run in them', () => {
  expect(words('docker _')).toEqual(expect.arrayContaining(['exec', 'logs', 'stop']));
  for (const line of ['docker exec _', 'podman exec -it _', 'docker exec -u root -e A=b _', 'docker rm -f _', 'docker stop web _', 'docker container exec _']) expect(kinds(line), line).toEqual(['CONTAINER']);
  expect(kinds('docker exec web _')).toEqual(['LINE_THERE']);
  expect(kinds('docker exec web ping _')).toEqual(['ADDRESS']);
});

test('a program by its path is the same, and of others nothing is known', () => {
  expect(kinds('/usr/sbin/ip link show _')).toEqual(['DEVICE']);
  expect(at('vim _')).toBeUndefined();
  expect(at('toString _')).toBeUndefined();
});
