import { linksIn, maybe, newIndex, newName, type Plan, type PlannedLink } from './random-world-plan.ts';
import { tunnelOptions, vxlanOptions } from './random-world-tunnels.ts';

/** Links that stand on another one; each is made where that one is, and may be put into another namespace at once. */
export function planStacks(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    for (const lower of [...linksIn(plan, namespace)].filter(canCarry)) {
      if (plan.random.chance(0.5)) continue;
      const kind = plan.random.pick(['macvlan', 'macvlan', 'macvtap', 'vlan', 'ipvlan', 'macsec'].filter((one) => plan.kinds.has(one)));
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
  if (kind === 'vlan') {
    const qos = (word: string): readonly string[] => maybe(plan, 0.4, word, ...random.some(['1:2', '3:4', '5:6'], 0.6), '7:1');
    return ['protocol', random.pick(['802.1Q', '802.1ad']), 'id', String(random.between(1, 4094)), 'gvrp', random.pick(['on', 'off']), 'loose_binding', 'on', ...qos('ingress'), ...qos('egress')];
  }
  if (kind === 'macsec') return macsecOptions(plan);
  if (kind === 'ipvlan') return ['mode', random.pick(['l2', 'l3', 'l3s']), random.pick(['bridge', 'private', 'vepa'])];
  const mode = random.pick(['private', 'vepa', 'bridge', 'source', ...(isAlone ? ['passthru'] : [])]);
  return ['mode', mode, ...(mode === 'passthru' ? maybe(plan, 0.5, 'nopromisc') : []), ...maybe(plan, 0.3, 'bcqueuelen', String(random.between(1, 5000)))];
}

function macsecOptions(plan: Plan): readonly string[] {
  const { random } = plan;
  return [
    'port', String(random.between(1, 65_535)),
    ...maybe(plan, 0.4, 'cipher', random.pick(['gcm-aes-128', 'gcm-aes-256'])),
    ...maybe(plan, 0.4, 'encrypt', 'on'),
    ...maybe(plan, 0.4, 'protect', 'off'),
    ...(random.chance(0.3) ? ['send_sci', 'off', random.pick(['end_station', 'scb']), 'on'] : []),
    ...maybe(plan, 0.4, 'replay', 'on', 'window', String(random.between(0, 1000))),
    ...maybe(plan, 0.4, 'validate', random.pick(['disabled', 'check', 'strict'])),
    ...maybe(plan, 0.4, 'encodingsa', String(random.between(0, 3))),
  ];
}

/** Tunnels that send through a device, or through whichever the routes say. */
export function planTunnels(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    const devices = linksIn(plan, namespace).filter(({ kind }) => kind === 'veth' || kind === 'bridge' || kind === 'dummy');
    for (const kind of plan.random.some(['vxlan', 'vxlan', 'geneve', 'gre', 'gretap', 'ip6gre', 'ip6gretap', 'erspan', 'ip6erspan', 'ipip', 'sit', 'ip6tnl', 'vti', 'vti6'], 0.4)) {
      if (!plan.kinds.has(kind)) continue;
      const isBound = devices.length > 0 && kind !== 'geneve' && plan.random.chance(0.7);
      const lower = isBound ? plan.random.pick(devices) : undefined;
      const options = [...(kind === 'vxlan' ? vxlanOptions(plan, isBound) : tunnelOptions(plan, kind)), ...(lower === undefined ? [] : ['dev', lower.name])];
      const line = standOn(plan, lower ?? { namespace }, kind, (place) => ['link', 'add', ...place, 'type', kind, ...options]);
      lines.push(...(lower === undefined || kind === 'vxlan' ? [line] : madeHere(line)));
    }
    plan.steps.push({ namespace, lines });
  }
}

/**
 * Made with `netns`, a tunnel takes the index of its device for one of the other namespace (kernel before 6.15, net/ipv4/ip_tunnel.c,
 * ip_tunnel_newlink): it is made beside its device, and moved.
 */
function madeHere(line: readonly string[]): readonly (readonly string[])[] {
  const at = line.indexOf('netns');
  const [name, namespace] = [line[line.indexOf('name') + 1], line[at + 1]];
  if (at === -1 || name === undefined || namespace === undefined) return [line];
  return [[...line.slice(0, at), ...line.slice(at + 2)], ['link', 'set', 'dev', name, 'netns', namespace]];
}

/** Records a link that stands on `lower`, and gives the line that makes it. */
function standOn(plan: Plan, lower: Pick<PlannedLink, 'namespace'> & Partial<PlannedLink>, kind: string, line: (place: readonly string[]) => readonly string[]): readonly string[] {
  const name = newName(plan);
  const namespace = plan.random.chance(0.5) ? lower.namespace : plan.random.pick(plan.namespaces);
  const below = lower.name === undefined ? {} : { lower: { namespace: lower.namespace, name: lower.name } };
  plan.links.push({ namespace, name, kind, ...below, mayBePort: (kind === 'vxlan' || kind.endsWith('gretap')) && lower.kind !== 'bridge' });
  return line(['name', name, ...newIndex(plan), ...(namespace === lower.namespace ? [] : ['netns', namespace])]);
}
