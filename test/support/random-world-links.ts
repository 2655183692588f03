import { bondOptions, bridgeOptions, bridgePortOptions } from './random-world-masters.ts';
import { linksIn, maybe, newIndex, newName, type Plan, type PlannedLink } from './random-world-plan.ts';

/** Veth (or netkit) pairs between any two namespaces, or within one. */
export function planWires(plan: Plan): void {
  const { random, namespaces, links, kinds } = plan;
  const lines = Array.from({ length: random.between(4, 9) }, () => {
    const kind = kinds.has('netkit') && random.chance(0.2) ? 'netkit' : 'veth';
    const index = newIndex(plan);
    const near = { namespace: random.pick(namespaces), name: newName(plan) };
    const far = { namespace: random.chance(0.2) ? near.namespace : random.pick(namespaces), name: newName(plan) };
    links.push({ ...near, kind, peer: far, mayBePort: kind === 'veth' }, { ...far, kind, peer: near, mayBePort: false });
    return [
      'link', 'add', 'name', near.name, 'netns', near.namespace, ...index, 'type', kind,
      'peer', 'name', far.name, ...(far.namespace === near.namespace ? [] : index), 'netns', far.namespace,
    ];
  });
  plan.steps.push({ namespace: undefined, lines });
}

/** Links that stand alone: bridges and other masters, taps, and kinds that say nothing of themselves. */
export function planLonelyLinks(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    const add = (kind: string, isPort: boolean, wordsOf: (name: string) => readonly string[]): void => {
      const name = newName(plan);
      plan.links.push({ namespace, name, kind, mayBePort: isPort });
      lines.push(wordsOf(name));
    };
    const addSome = (kind: string, probability: number, isPort: boolean, options: () => readonly string[] = () => []): void => {
      if (!plan.kinds.has(kind) || !plan.random.chance(probability)) return;
      add(kind, isPort, (name) => ['link', 'add', 'name', name, 'type', kind, ...options()]);
    };
    addSome('bridge', 0.8, false, () => bridgeOptions(plan));
    addSome('bridge', 0.3, false, () => bridgeOptions(plan));
    addSome('ifb', 0.4, true);
    addSome('dummy', 0.5, true);
    addSome('bond', 0.5, false, () => bondOptions(plan));
    addSome('team', 0.2, false);
    addSome('batadv', 0.2, false);
    addSome('vrf', 0.3, false, () => ['table', String(plan.random.between(100, 120))]);
    if (plan.kinds.has('tun')) {
      for (const mode of plan.random.some(['tap', 'tap', 'tun'], 0.5)) {
        add('tun', mode === 'tap', (name) => ['tuntap', 'add', 'dev', name, 'mode', mode, ...tunOptions(plan)]);
      }
    }
    plan.steps.push({ namespace, lines });
  }
}

function tunOptions(plan: Plan): readonly string[] {
  return [
    ...maybe(plan, 0.4, 'user', 'root'),
    ...maybe(plan, 0.4, 'group', 'root'),
    ...maybe(plan, 0.4, 'pi'),
    ...maybe(plan, 0.4, 'vnet_hdr'),
    ...maybe(plan, 0.4, 'multi_queue'),
  ];
}

/** Puts links under masters of their own namespace. */
export function planPorts(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const lines: (readonly string[])[] = [];
    const masters = linksIn(plan, namespace).filter(({ kind }) => ['bond', 'bridge', 'vrf'].includes(kind));
    for (const link of linksIn(plan, namespace)) {
      if (masters.length === 0 || !isFree(link) || !plan.random.chance(0.6)) continue;
      const master = plan.random.pick(masters);
      if (master === link || !mayBelongTo(master, link)) continue;
      link.master = master.name;
      lines.push(['link', 'set', 'dev', link.name, 'master', master.name]);
      if (master.kind === 'bridge') lines.push(...portSettings(plan, link));
    }
    plan.steps.push({ namespace, lines });
  }
}

/**
 * What the kernel allows; a bond takes what has nothing set yet, and here only what has an Ethernet of its own. Linux 6.1 panics where a
 * namespace ends with a VLAN under a VRF: the VRF takes it up once more, and its GVRP asks the lower device, which is gone.
 */
function mayBelongTo(master: PlannedLink, link: PlannedLink): boolean {
  if (master.kind === 'bridge') return link.mayBePort;
  if (master.kind === 'bond') return link.kind === 'dummy' || link.kind === 'veth';
  return link.kind !== 'vrf' && link.kind !== 'vlan' && link.master === undefined;
}

function isFree({ master, carries }: PlannedLink): boolean {
  return master === undefined && carries === undefined;
}

function portSettings(plan: Plan, { name }: PlannedLink): readonly (readonly string[])[] {
  const options = bridgePortOptions(plan);
  return options.length === 0 ? [] : [['link', 'set', 'dev', name, 'type', 'bridge_slave', ...options]];
}
