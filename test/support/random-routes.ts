import { spawnSync } from 'node:child_process';
import type { Random } from './random.ts';
import { isInWorld } from './world.ts';

type Line = readonly string[];

/** What a kernel may lack, each with a route that needs it. */
const shapes: Readonly<Record<string, string>> = {
  mpls: '198.18.0.0/24 encap mpls 100 via 10.1.0.1',
  ip: '198.18.0.0/24 encap ip id 5 dst 192.0.2.1 via 10.1.0.1',
  ip6: '198.18.0.0/24 encap ip6 id 5 dst 2001:db8::1 via 10.1.0.1',
  seg6: '2001:db8::/48 encap seg6 mode encap segs fd00::1 dev one',
  seg6local: '2001:db8::/48 encap seg6local action End.DX6 nh6 fd00::3 dev one',
  rpl: '2001:db8::/48 encap rpl segs fd00::3 dev one',
  ioam6: '2001:db8::/48 encap ioam6 trace prealloc type 0x800000 ns 1 size 12 dev one',
  'routes by source prefix': '2001:db8::/48 from 2001:db8:9::/48 dev one',
  'nexthop objects': '198.18.0.0/24 nhid 5',
  realms: '198.18.0.0/24 realm 5 via 10.1.0.1',
};

/** Which of them this kernel takes, and which it does not. */
export function probeShapes(): { readonly has: ReadonlySet<string>; readonly lacks: readonly string[] } {
  if (!isInWorld()) return { has: new Set(), lacks: [] };
  const script = 'ip link add name one type veth peer name two && ip link set one up && ip link set two up && ip addr add 10.1.0.2/24 dev one && { ip nexthop add id 5 via 10.1.0.1 dev one || :; } && exec ip route add "$@"';
  const works = (words: string): boolean => spawnSync('unshare', ['--net', 'sh', '-c', script, 'sh', ...words.split(' ')], { stdio: 'ignore' }).status === 0;
  const has = new Set(Object.keys(shapes).filter((shape) => works(shapes[shape] ?? '')));
  return { has, lacks: Object.keys(shapes).filter((shape) => !has.has(shape)) };
}

/** Routes of every shape that the kernel takes, over the links eth0 and eth1 with 10.1.0.2/24, 10.2.0.2/24, fd00:1::2/64 and fd00:2::2/64. */
export function randomRoutes(random: Random, has: ReadonlySet<string>): readonly Line[] {
  const nexthops = has.has('nexthop objects') ? nexthopLines(random) : [];
  const ipv4 = Array.from({ length: random.between(12, 30) }, (_, at) => ipv4Route(random, has, at));
  const ipv6 = Array.from({ length: random.between(12, 30) }, (_, at) => ipv6Route(random, has, at));
  return [...nexthops, ...ipv4, ...ipv6].map((text) => text.split(' ').filter((word) => word !== ''));
}

function nexthopLines(random: Random): readonly string[] {
  const kinds = random.chance(0.5) ? ' type resilient buckets 32 idle_timer 60' : '';
  return [
    'nexthop add id 1 via 10.1.0.11 dev eth0',
    `nexthop add id 2 via 10.2.0.12 dev eth1 ${random.pick(['', 'proto 42', 'onlink'])}`,
    'nexthop add id 3 blackhole',
    `nexthop add id 4 group 1,${random.between(1, 200)}/2${kinds}`,
    'nexthop add id 5 dev eth1',
    'nexthop add id 11 via fd00:1::11 dev eth0',
    'nexthop add id 12 via fd00:2::12 dev eth1',
    `nexthop add id 13 group 11/12,${random.between(1, 200)}`,
  ];
}

function ipv4Route(random: Random, has: ReadonlySet<string>, at: number): string {
  const destination = random.chance(0.05) ? 'default' : `198.18.${at}.${64 * random.between(0, 3)}/${random.between(26, 32)}`;
  const plain = [destination, ...settings(random), ...maybe(random, 0.2, `tos 0x${random.pick(['04', '08', '10'])}`), ...maybe(random, 0.3, metrics(random))].join(' ');
  const realm = has.has('realms') && random.chance(0.2) ? `realm ${random.pick(['5', '5/6', '300'])}` : '';
  const common = `${plain} ${realm}`;
  const shape = random.between(0, 9);
  if (shape === 0) return `route add ${random.pick(['blackhole', 'unreachable', 'prohibit', 'throw'])} ${destination} ${settings(random).join(' ')}`;
  if (shape === 1) return `route add ${plain} nexthop via 10.1.0.1 weight ${random.between(1, 256)} ${realm} nexthop via 10.2.0.1 dev eth1 weight ${random.between(1, 9)} ${random.pick(['', 'onlink'])}`;
  if (shape === 2 && has.has('nexthop objects')) return `route add ${destination} ${settings(random).join(' ')} nhid ${random.pick(['1', '2', '3', '4', '5'])}`;
  // iproute2 takes a default route with a gateway of IPv6 for one of IPv6, which has no type of service.
  if (shape === 3) return `route add ${common.replace(/^default(.*) tos \S+/, 'default$1')} via inet6 fd00:1::${random.between(20, 29)} dev eth0`;
  if (shape === 4) return `route add ${common} via 192.0.2.9 dev ${random.pick(['eth0', 'eth1'])} onlink`;
  if (shape === 5) return `route add ${common} dev ${random.pick(['eth0', 'eth1', 'lo'])} scope ${random.pick(['link', 'host', '42'])} ${random.pick(['', 'src 10.1.0.2'])}`;
  if (shape === 6) return `route add ${random.pick(['local', 'broadcast'])} ${destination} dev eth0 table ${random.pick(['local', '77'])}`;
  const encapsulation = random.chance(0.5) ? encapsulationOf(random, has, false) : '';
  return `route add ${common} ${encapsulation} via 10.${random.pick(['1', '2'])}.0.${random.between(1, 250)} ${random.pick(['', 'src 10.2.0.2'])}`.replace(/via 10\.\d\.0\.2 /, 'via 10.1.0.1 ');
}

function ipv6Route(random: Random, has: ReadonlySet<string>, at: number): string {
  const destination = random.chance(0.05) ? 'default' : `2001:db8:${at}::/${random.between(48, 128)}`;
  const source = has.has('routes by source prefix') ? maybe(random, 0.2, `from 2001:db8:${random.between(100, 999)}::/48`) : [];
  const common = [destination, ...source, ...settings(random), ...maybe(random, 0.3, metrics(random)), ...maybe(random, 0.3, `pref ${random.pick(['low', 'medium', 'high'])}`), ...maybe(random, 0.2, `expires ${random.between(100, 9999)}`)].join(' ');
  const shape = random.between(0, 7);
  if (shape === 0) return `-6 route add ${random.pick(['blackhole', 'unreachable', 'prohibit', 'throw'])} ${destination} ${settings(random).join(' ')}`;
  if (shape === 1) return `-6 route add ${destination} ${settings(random).join(' ')} nexthop via fd00:1::1 weight ${random.between(1, 256)} nexthop via fd00:2::1 dev eth1 weight ${random.between(1, 9)}`;
  if (shape === 2 && has.has('nexthop objects')) return `-6 route add ${destination} ${settings(random).join(' ')} nhid ${random.pick(['11', '12', '13'])}`;
  if (shape === 3) return `-6 route add ${common} via fe80::${random.between(1, 9)} dev ${random.pick(['eth0', 'eth1'])} onlink`;
  if (shape === 4) return `-6 route add ${common} dev ${random.pick(['eth0', 'eth1'])} ${random.pick(['', 'src fd00:1::2'])}`;
  if (shape === 5) return `-6 route add ${common} ${encapsulationOf(random, has, true)} dev eth0`;
  return `-6 route add ${common} via fd00:${random.pick(['1', '2'])}::${random.between(10, 99)}`;
}

/** Table, metric and protocol: any route may have them. */
function settings(random: Random): readonly string[] {
  return [
    ...maybe(random, 0.4, `table ${random.pick(['77', '1000', '70000', '4294967295'])}`),
    ...maybe(random, 0.4, `metric ${random.pick(['1', '50', '4278198272'])}`),
    ...maybe(random, 0.4, `proto ${random.pick(['static', 'ra', '42', '255'])}`),
  ];
}

function metrics(random: Random): string {
  const number = (low: number, high: number): string => String(random.between(low, high));
  return random
    .some(
      [
        `mtu ${random.pick(['', 'lock '])}${number(1280, 1500)}`, `advmss ${number(500, 1400)}`, `window ${number(1000, 60000)}`, `rtt ${number(1, 3000)}ms`, `rttvar ${number(1, 900)}ms`,
        `cwnd ${number(1, 90)}`, `initcwnd ${number(1, 90)}`, `initrwnd ${number(1, 90)}`, `ssthresh ${number(1, 900)}`, `reordering ${number(1, 90)}`, `hoplimit ${number(1, 255)}`,
        `quickack ${number(0, 1)}`, 'congctl reno', 'features ecn', `rto_min ${number(1, 3000)}ms`, `fastopen_no_cookie ${number(0, 1)}`,
      ],
      0.25,
    )
    .join(' ');
}

function encapsulationOf(random: Random, has: ReadonlySet<string>, isIpv6: boolean): string {
  const number = (low: number, high: number): number => random.between(low, high);
  const all: readonly (readonly [needs: string, words: string])[] = [
    ['mpls', `encap mpls ${number(16, 999)}/${number(1000, 1_048_575)} ttl ${number(1, 255)}`],
    ['ip', `encap ip id ${number(1, 2 ** 31)} dst 192.0.2.${number(1, 250)} ${random.pick(['', 'src 192.0.2.9'])} ttl ${number(1, 255)} tos 0x${number(16, 255).toString(16)} ${random.some(['key', 'csum', 'seq'], 0.4).join(' ')}`],
    ['ip6', `encap ip6 id ${number(1, 2 ** 31)} dst 2001:db8::${number(1, 99)} hoplimit ${number(1, 255)} tc 0x${number(16, 255).toString(16)} ${random.some(['key', 'csum', 'seq'], 0.4).join(' ')}`],
    ['seg6', `encap seg6 mode ${isIpv6 ? random.pick(['encap', 'inline', 'l2encap']) : random.pick(['encap', 'l2encap'])} segs fd00::${number(1, 99)},fd00::${number(100, 199)}`],
    ...(isIpv6
      ? ([
          ['seg6local', `encap seg6local ${random.pick(['action End', 'action End.X nh6 fd00:1::9', 'action End.T table 77', 'action End.DX6 nh6 fd00:1::9', 'action End.DX4 nh4 10.1.0.9', 'action End.DX2 oif eth1', 'action End.DT6 table 77'])}`],
        ] as const)
      : []),
  ];
  const possible = all.filter(([needs]) => has.has(needs));
  return possible.length === 0 ? '' : random.pick(possible)[1];
}

function maybe(random: Random, probability: number, words: string): readonly string[] {
  return random.chance(probability) && words !== '' ? [words] : [];
}
