import { maybe, type Plan } from './random-world-plan.ts';

const overIpv6 = ['ip6gre', 'ip6gretap', 'ip6erspan', 'ip6tnl', 'vti6'];

/** What a tunnel is told when it is made. The count makes its other end unique, as the kernel demands. */
export function tunnelOptions(plan: Plan, kind: string): readonly string[] {
  const { random, names } = plan;
  const isOverIpv6 = overIpv6.includes(kind);
  const remote = ['remote', isOverIpv6 ? `2001:db8::${names}` : `192.0.2.${names % 256}`];
  const local = maybe(plan, 0.4, 'local', isOverIpv6 ? '2001:db8:1::2' : '198.51.100.2');
  const fwmark = maybe(plan, 0.3, 'fwmark', String(random.between(1, 100_000)));
  if (kind === 'geneve') return geneveOptions(plan);
  if (kind.startsWith('vti')) return [...remote, ...local, ...fwmark, ...maybe(plan, 0.5, 'key', String(names))];
  const header = isOverIpv6 ? ipv6Options(plan) : ipv4Options(plan);
  if (kind === 'ipip') return ['mode', random.pick(['ipip', 'any']), ...remote, ...local, ...fwmark, ...header];
  if (kind === 'sit') return ['mode', random.pick(['ip6ip', 'ipip', 'any']), ...remote, ...local, ...fwmark, ...header, ...maybe(plan, 0.3, 'isatap')];
  if (kind === 'ip6tnl') return ['mode', random.pick(['ip6ip6', 'ipip6', 'any']), ...remote, ...local, ...fwmark, ...header];
  if (kind.endsWith('erspan')) return [...remote, ...local, 'seq', 'key', String(names % 1000), ...erspanOptions(plan, isOverIpv6)];
  return [...remote, ...local, ...fwmark, ...header, ...maybe(plan, 0.5, 'key', String(names)), ...maybe(plan, 0.3, 'csum'), ...maybe(plan, 0.3, 'oseq')];
}

function ipv4Options(plan: Plan): readonly string[] {
  const { random } = plan;
  return random.chance(0.5) ? ['ttl', String(random.between(1, 255)), ...maybe(plan, 0.5, 'tos', random.pick(['inherit', '0x10']))] : ['nopmtudisc', ...maybe(plan, 0.5, 'tos', '0x8')];
}

function ipv6Options(plan: Plan): readonly string[] {
  const { random } = plan;
  return [
    ...maybe(plan, 0.4, 'hoplimit', String(random.between(0, 255))),
    ...maybe(plan, 0.4, 'encaplimit', random.pick(['none', '0', '9'])),
    ...maybe(plan, 0.4, 'tclass', random.pick(['inherit', '0x23'])),
    ...maybe(plan, 0.4, 'flowlabel', random.pick(['inherit', '0x12345'])),
    ...maybe(plan, 0.3, 'dscp', 'inherit'),
  ];
}

function erspanOptions({ random }: Plan, isOverIpv6: boolean): readonly string[] {
  const version = random.between(isOverIpv6 ? 1 : 0, 2);
  if (version === 0) return ['erspan_ver', '0'];
  if (version === 1) return ['erspan_ver', '1', 'erspan', String(random.between(1, 1000))];
  return ['erspan_ver', '2', 'erspan_dir', random.pick(['ingress', 'egress']), 'erspan_hwid', `0x${random.between(0, 63).toString(16)}`];
}

function geneveOptions(plan: Plan): readonly string[] {
  const { random, names } = plan;
  const port = ['dstport', String(30_000 + names)];
  if (random.chance(0.15)) return ['external', ...port];
  const isIpv6 = random.chance(0.3);
  return [
    'id', String(names), 'remote', isIpv6 ? '2001:db8::1' : '192.0.2.1', ...port,
    ...maybe(plan, 0.5, 'ttl', random.pick(['inherit', '0', '1', '255'])),
    ...maybe(plan, 0.5, 'tos', random.pick(['inherit', '0x10'])),
    ...(isIpv6 ? maybe(plan, 0.5, 'flowlabel', '0x123') : maybe(plan, 0.5, 'df', random.pick(['set', 'unset', 'inherit']))),
    ...random.some(isIpv6 ? ['udp6zerocsumtx', 'udp6zerocsumrx'] : ['udpcsum'], 0.4),
  ];
}

export function vxlanOptions(plan: Plan, isBound: boolean): readonly string[] {
  const { random } = plan;
  const port = ['dstport', String(20_000 + plan.names)]; // one port with two sets of options would be refused
  if (random.chance(0.15)) return ['external', ...port];
  const isIpv6 = random.chance(0.3);
  const [remote, group, local] = isIpv6 ? ['2001:db8::1', 'ff05::7', '2001:db8::2'] : ['192.0.2.1', '239.1.1.1', '192.0.2.2'];
  return [
    'id', String(random.between(1, 0xff_ffff)), ...port,
    ...(isBound && random.chance(0.4) ? ['group', group] : ['remote', remote]),
    ...maybe(plan, 0.5, 'local', local),
    ...maybe(plan, 0.5, 'ttl', random.pick(['inherit', '0', '1', '255'])),
    ...maybe(plan, 0.5, 'tos', random.pick(['inherit', '0x10', '0'])),
    ...maybe(plan, 0.4, 'df', random.pick(['set', 'unset', 'inherit'])),
    ...(isIpv6 ? maybe(plan, 0.4, 'flowlabel', '0x54321') : []),
    ...maybe(plan, 0.4, 'ageing', String(random.between(1, 1000))),
    ...maybe(plan, 0.4, 'maxaddress', String(random.between(1, 1000))),
    ...maybe(plan, 0.4, 'srcport', '30000', '40000'),
    ...random.some(['nolearning', 'proxy', 'rsc', 'l2miss', 'l3miss', 'noudpcsum', 'udp6zerocsumtx', 'udp6zerocsumrx'], 0.3),
    ...maybe(plan, 0.2, 'gbp'),
  ];
}
