import { readWiring } from '../../discover/wiring.ts';
import type { Values } from '../../grammar/argument.ts';
import type { BridgeDetails } from '../../model/link-details/bridge.ts';
import type { BridgePort } from '../../model/link-port.ts';
import type { LinkEnd, LinkState } from '../../model/link.ts';
import type { View } from '../../render/view.ts';
import { farEndCell, toLinkRow, type LinkRow } from '../links/row.ts';
import { type namespaceArguments, namespacesToLookInto, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';

/** One bridge with its ports, as JSON gives it (docs/json.md). */
export interface BridgeRow extends Omit<BridgeDetails, 'of'> {
  readonly namespace: string;
  readonly index: number;
  readonly name: string;
  readonly linkState: LinkState;
  readonly mtu: number;
  readonly mac: string | undefined;
  readonly ports: readonly PortRow[];
}

interface PortRow extends Omit<BridgePort, 'of' | 'state'> {
  readonly name: string;
  readonly index: number;
  readonly state: BridgePort['state'] | undefined;
  readonly linkState: LinkState;
  readonly peer: LinkEnd | undefined;
  readonly lower: LinkEnd | undefined;
  readonly otherEnd: string | undefined;
}

export const view: View<BridgeRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'id', value: (row) => row.id, role: 'address' },
    { name: 'state', value: (row) => row.linkState, role: (row) => (row.linkState === 'up' ? 'up' : 'down') },
    { name: 'stp', value: (row) => (row.stp ? 'yes' : 'no') },
    { name: 'forward-delay', title: 'forward delay', value: (row) => `${row.forwardDelay}s`, drop: 1 },
    { name: 'port', value: (row) => row.ports.map((port) => port.name), role: 'name' },
    { name: 'port-state', title: 'port state', value: (row) => row.ports.map((port) => port.state ?? 'unknown') },
    { name: 'other-end', title: 'other end', value: (row) => row.ports.map((port) => port.otherEnd ?? '-') },
    { name: 'mac', value: (row) => row.mac, role: 'address', wide: true },
    { name: 'mtu', value: (row) => row.mtu, wide: true },
    { name: 'ageing', value: (row) => `${row.ageing}s`, wide: true },
    { name: 'root', value: (row) => row.root, wide: true },
    { name: 'vlan-filtering', title: 'vlan filtering', value: (row) => row.vlanFiltering, wide: true },
    { name: 'port-cost', title: 'port cost', value: (row) => row.ports.map((port) => String(port.cost)), wide: true },
  ],
  empty: (where) => `no bridges in ${where}`,
};

export async function run(values: Values<typeof namespaceArguments>, scope: Scope) {
  const namespaces = await namespacesToLookInto(values, scope);
  const rows: BridgeRow[] = [];
  for (const wired of await readWiring(scope.kernel, namespaces, async () => (await scope.survey()).namespaces)) {
    if ('failure' in wired) passOver(wired.namespace, wired.failure, values.all, scope, 'bridges');
    else rows.push(...bridgesAmong(wired.links.map((link) => toLinkRow(wired.namespace.label, link))));
  }
  return rows;
}

function bridgesAmong(links: readonly LinkRow[]): readonly BridgeRow[] {
  return links.flatMap((link) => {
    if (link.details?.of !== 'bridge') return [];
    const { of: _, ...details } = link.details;
    const ports = links.filter((port) => port.master === link.name);
    return [{ namespace: link.namespace, index: link.index, name: link.name, linkState: link.state, mtu: link.mtu, mac: link.mac, ...details, ports: ports.map(toPort) }];
  });
}

const unsaid: Omit<BridgePort, 'of'> = {
  state: 'disabled',
  priority: 0,
  cost: 0,
  id: 0,
  number: 0,
  hairpin: false,
  guard: false,
  rootBlock: false,
  fastLeave: false,
  learning: false,
  flood: false,
  designatedRoot: undefined,
  designatedBridge: undefined,
  designatedPort: undefined,
  designatedCost: undefined,
  topologyChangeAck: false,
  configPending: false,
  proxyArp: false,
  proxyArpWifi: false,
  multicastRouter: undefined,
  multicastFlood: false,
  multicastToUnicast: false,
  broadcastFlood: false,
  groupForwardMask: 0,
  neighbourSuppress: false,
  neighbourVlanSuppress: undefined,
  vlanTunnel: false,
  isolated: false,
  locked: false,
  mab: undefined,
  backupPortIndex: undefined,
  backupPort: undefined,
  multicastMaxGroups: undefined,
};

/** A kernel that says nothing of the port (IFLA_INFO_SLAVE_DATA) leaves its state unknown. */
function toPort(link: LinkRow): PortRow {
  const { state, ...port } = saysOf(link) ?? unsaid;
  return {
    name: link.name,
    index: link.index,
    state: saysOf(link) === undefined ? undefined : state,
    linkState: link.state,
    peer: link.peer,
    lower: link.lower,
    otherEnd: farEndCell(link),
    ...port,
  };
}

function saysOf(link: LinkRow): Omit<BridgePort, 'of'> | undefined {
  if (link.port?.of !== 'bridge') return undefined;
  const { of: _, ...port } = link.port;
  return port;
}
