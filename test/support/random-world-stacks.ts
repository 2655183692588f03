import { linksIn, maybe, newIndex, newName, type Plan, type PlannedLink } from './random-world-plan.ts';

/** Links that stand on another one; each is made where that one is, and may be put into another namespace at once. */
export function planStacks(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    for (const lower of [...linksIn(plan, namespace)].filter(canCarry)) {
      if (plan.random.chance(0.5)) continue;
      const kind = plan.random.pick(['macvlan', 'macvlan', 'macvtap', 'vlan', 'ipvlan'].filter((one) => plan.kinds.has(one)));
      lower.carries = kind;
      const most = kind.startsWith('macv') ? plan.random.between(1, 3) : 1;
      for (let made = 0; made < most; made++) {
        const options = stackOptions(plan, kind, most === 1);
        lines.push(standOn(plan, lower, kind, (place) => ['link', 'add', 'link', lower.name, ...place, 'type', kind, ...options]));
      }
    }
    plan.steps.push({ namespace, lines });
  }
}

/** A macvlan on a macvlan stands on what is below that one, and a port or a tun carries none. */
function canCarry({ kind, master }: PlannedLink): boolean {
  return ['veth', 'dummy', 'bridge'].includes(kind) && master === undefined;
}

function stackOptions(plan: Plan, kind: string, isAlone: boolean): readonly string[] {
  const { random } = plan;
  if (kind === 'vlan') return ['protocol', random.pick(['802.1Q', '802.1ad']), 'id', String(random.between(1, 4094)), 'gvrp', random.pick(['on', 'off']), 'loose_binding', 'on'];
  if (kind === 'ipvlan') return ['mode', random.pick(['l2', 'l3', 'l3s']), random.pick(['bridge', 'private', 'vepa'])];
  const mode = random.pick(['private', 'vepa', 'bridge', 'source', ...(isAlone ? ['passthru'] : [])]);
  return ['mode', mode, ...(mode === 'passthru' ? maybe(plan, 0.5, 'nopromisc') : []), ...maybe(plan, 0.3, 'bcqueuelen', String(random.between(1, 5000)))];
}

/** Tunnels that send through a device, or through whichever the routes say. */
export function planTunnels(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    const devices = linksIn(plan, namespace).filter(({ kind }) => kind === 'veth' || kind === 'bridge' || kind === 'dummy');
    for (const kind of plan.random.some(['vxlan', 'vxlan', 'geneve', 'gre', 'gretap', 'ip6gre', 'ip6gretap', 'ipip', 'sit'], 0.5)) {
      if (!plan.kinds.has(kind)) continue;
      const isBound = devices.length > 0 && kind !== 'geneve' && plan.random.chance(0.7);
      const lower = isBound ? plan.random.pick(devices) : undefined;
      const options = [...tunnelOptions(plan, kind, lower !== undefined), ...(lower === undefined ? [] : ['dev', lower.name])];
      lines.push(standOn(plan, lower ?? { namespace }, kind, (place) => ['link', 'add', ...place, 'type', kind, ...options]));
    }
    plan.steps.push({ namespace, lines });
  }
}

function tunnelOptions(plan: Plan, kind: string, isBound: boolean): readonly string[] {
  if (kind === 'vxlan') return vxlanOptions(plan, isBound);
  const remote = ['remote', kind.startsWith('ip6') ? `2001:db8::${plan.names}` : `192.0.2.${plan.names % 256}`];
  if (kind === 'geneve') return ['id', String(plan.names), ...remote];
  if (!kind.includes('gre')) return [...remote, ...maybe(plan, 0.5, 'ttl', '9')];
  return [
    ...remote,
    ...maybe(plan, 0.5, 'ttl', String(plan.random.between(1, 255))),
    ...maybe(plan, 0.5, 'key', String(plan.names)),
    ...maybe(plan, 0.3, 'csum'),
    ...maybe(plan, 0.3, 'oseq'),
  ];
}

function vxlanOptions(plan: Plan, isBound: boolean): readonly string[] {
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
    ...maybe(plan, 0.4, 'ageing', String(random.between(1, 1000))),
    ...maybe(plan, 0.4, 'maxaddress', String(random.between(1, 1000))),
    ...maybe(plan, 0.4, 'srcport', '30000', '40000'),
    ...[...random.some(['nolearning', 'proxy', 'rsc', 'l2miss', 'l3miss', 'noudpcsum', 'udp6zerocsumtx', 'udp6zerocsumrx'], 0.3)],
    ...maybe(plan, 0.2, 'gbp'),
  ];
}

/** Records a link that stands on `lower`, and gives the line that makes it. */
function standOn(plan: Plan, lower: Pick<PlannedLink, 'namespace'> & Partial<PlannedLink>, kind: string, line: (place: readonly string[]) => readonly string[]): readonly string[] {
  const name = newName(plan);
  const namespace = plan.random.chance(0.5) ? lower.namespace : plan.random.pick(plan.namespaces);
  const below = lower.name === undefined ? {} : { lower: { namespace: lower.namespace, name: lower.name } };
  plan.links.push({ namespace, name, kind, ...below, mayBePort: (kind === 'vxlan' || kind.endsWith('gretap')) && lower.kind !== 'bridge' });
  return line(['name', name, ...newIndex(plan), ...(namespace === lower.namespace ? [] : ['netns', namespace])]);
}
