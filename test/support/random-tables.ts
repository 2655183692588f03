import { hexByte } from '../../src/kernel/netlink/hardware.ts';
import type { Random } from './random.ts';

/** Words behind `ip rule add`, of all shapes that the kernel takes, each with a priority of its own; some it refuses in some combinations. */
export function randomRules(random: Random, family: 4 | 6, links: readonly string[]): readonly (readonly string[])[] {
  const host = (): string => (family === 4 ? `10.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}` : `2001:db8::${random.between(1, 0xffff).toString(16)}`);
  const prefix = (): string => random.pick(family === 4 ? [host(), '10.0.0.0/8', '192.0.2.128/25', '0.0.0.0/1'] : [host(), '2001:db8::/32', 'fd00:1::/64', '8000::/1']);
  const port = (): string => random.pick([String(random.between(1, 65535)), `${random.between(1, 100)}-${random.between(101, 65535)}`]);
  const action = (priority: number): readonly string[] =>
    random.pick<readonly string[]>([
      ['table', random.pick(['main', 'local', 'default', String(random.between(1, 250)), String(random.between(256, 2 ** 31))]), ...suppression()],
      ['goto', random.pick(['32766', String(priority + 1000), '99999'])],
      ['nop'],
      ['blackhole'],
      ['unreachable'],
      ['prohibit'],
    ]);
  const suppression = (): readonly string[] => [
    ...(random.chance(0.4) ? ['suppress_prefixlength', String(random.between(0, 24))] : []),
    ...(random.chance(0.4) ? ['suppress_ifgroup', String(random.between(0, 100))] : []),
    ...(family === 4 && random.chance(0.3) ? ['realms', random.pick(['7', '3/9'])] : []),
  ];
  const some = (probability: number, words: () => readonly string[]): readonly string[] => (random.chance(probability) ? words() : []);

  return Array.from({ length: random.between(3, 12) }, (_, at) => {
    const priority = random.pick([at + 1, 100 * (at + 1), 30000 + at]);
    return [
      ...some(0.2, () => ['not']),
      ...some(0.6, () => ['from', prefix()]),
      ...some(0.4, () => ['to', prefix()]),
      ...some(0.2, () => ['tos', random.pick(['0x10', '0x08', '0x04'])]),
      ...some(0.3, () => ['fwmark', random.pick(['0x5', '0x5/0xff', '0/0xf0', '0xffffffff'])]),
      ...some(0.3, () => ['iif', random.pick(['lo', 'not-here', ...links])]),
      ...some(0.2, () => ['oif', random.pick(['elsewhere', ...links])]),
      ...some(0.3, () => ['ipproto', random.pick(['tcp', 'udp', 'sctp', 'gre', '200'])]),
      ...some(0.2, () => ['sport', port()]),
      ...some(0.2, () => ['dport', port()]),
      ...some(0.2, () => ['uidrange', '0-0']),
      ...some(0.2, () => ['tun_id', random.pick(['77', '4294967298'])]),
      ...some(0.3, () => ['protocol', random.pick(['static', 'bird', '77'])]),
      'priority', String(priority),
      ...(random.chance(0.1) ? ['l3mdev'] : action(priority)),
    ];
  });
}

/** Words behind `ip neighbour`, for links that are up. */
export function randomNeighbours(random: Random, links: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: random.between(4, 20) }, (_, at) => {
    const address = random.pick([`10.9.${random.between(0, 255)}.${at + 1}`, `fd09::${random.between(0, 0xffff).toString(16)}:${at + 1}`]);
    const link = random.pick(links);
    const maker = random.chance(0.3) ? ['protocol', random.pick(['static', 'babel', '77'])] : [];
    if (random.chance(0.3)) return ['add', 'proxy', address, ...(random.chance(0.7) ? ['dev', link] : []), ...maker];
    const state = random.pick(['permanent', 'noarp', 'reachable', 'stale', 'none', 'managed', 'use', 'extern_learn']);
    const mac = ['lladdr', aMac(random)];
    const shape: Readonly<Record<string, readonly string[]>> = {
      none: ['nud', 'none'],
      managed: [...mac, 'nud', 'permanent', 'managed'],
      use: ['use'],
      extern_learn: [...mac, 'nud', random.pick(['stale', 'reachable']), 'extern_learn'],
    };
    return ['add', address, 'dev', link, ...(shape[state] ?? [...mac, 'nud', state]), ...(random.chance(0.3) ? ['router'] : []), ...maker];
  });
}

/** Words behind `bridge fdb`. */
export function randomForwarding(random: Random, ports: readonly string[], vxlans: readonly string[], via: string): readonly (readonly string[])[] {
  const some = (probability: number, ...words: readonly string[]): readonly string[] => (random.chance(probability) ? words : []);
  const inBridge = (): readonly string[] => ['add', aMac(random), 'dev', random.pick(ports), 'master', ...random.pick([['permanent'], ['static'], ['dynamic'], ['static', 'sticky'], ['dynamic', 'extern_learn']])];
  const own = (): readonly string[] => ['add', aMac(random), 'dev', random.pick(ports), 'self'];
  const remote = (): readonly string[] => {
    const vxlan = random.pick(vxlans);
    const address = vxlan.includes('6') ? `fd00::${random.between(2, 0xffff).toString(16)}` : `192.0.2.${random.between(1, 254)}`;
    return [
      'append', random.pick(['00:00:00:00:00:00', aMac(random)]), 'dev', vxlan, 'dst', address,
      ...some(0.4, 'port', String(random.between(1, 65535))), ...some(0.4, 'vni', String(random.between(1, 2 ** 24 - 1))), ...some(0.3, 'via', via), ...some(0.3, 'router'), ...some(0.3, 'extern_learn'),
    ];
  };
  return Array.from({ length: random.between(5, 25) }, () => random.pick(vxlans.length === 0 ? [inBridge, own] : [inBridge, own, remote])());
}

/** Words behind `bridge vlan`. */
export function randomVlans(random: Random, bridge: string, ports: readonly string[], tunnelPorts: readonly string[]): readonly (readonly string[])[] {
  const range = (low: number, high: number): readonly [first: number, last: number] => {
    const first = random.between(low, high);
    return [first, random.chance(0.5) ? first : Math.min(high, first + random.between(1, 9))];
  };
  const lines = Array.from({ length: random.between(3, 15) }, () => {
    const [first, last] = range(1, 4094);
    const where = random.chance(0.2) ? ['dev', bridge, 'self'] : ['dev', random.pick(ports)];
    return ['add', ...where, 'vid', first === last ? String(first) : `${first}-${last}`, ...(first === last && random.chance(0.3) ? ['pvid'] : []), ...(random.chance(0.4) ? ['untagged'] : [])];
  });
  const tunnels = tunnelPorts.flatMap((port) => {
    const [first, last] = range(200, 400);
    const id = random.between(1, 2 ** 23);
    const vid = first === last ? String(first) : `${first}-${last}`;
    return [['add', 'dev', port, 'vid', vid], ['add', 'dev', port, 'vid', vid, 'tunnel_info', 'id', first === last ? String(id) : `${id}-${id + last - first}`]];
  });
  return [...lines, ...tunnels];
}

function aMac(random: Random): string {
  return ['02', ...Array.from({ length: 5 }, () => hexByte(random.between(0, 255)))].join(':');
}
