import type { Values } from '../../grammar/argument.ts';
import type { Link } from '../../model/link.ts';
import type { Namespace } from '../../model/namespace.ts';
import { mapToTunnels, type PortVlans } from '../../model/port-vlans.ts';
import type { View } from '../../render/view.ts';
import { linkNames } from '../links/names.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';
import type { vlansArguments } from '../vlans.ts';
import { parseVlanId } from './id.ts';

/** VLANs in a row that one port treats alike, as JSON gives them (docs/json.md). */
export interface VlanRow {
  readonly namespace: string;
  readonly link: string;
  readonly linkIndex: number;
  /** The link itself for the bridge's own VLANs. */
  readonly bridge: string;
  /** Whether the bridge goes by them. */
  readonly filtering: boolean | undefined;
  readonly vlan: number;
  /** The last one; the same for a single VLAN. */
  readonly vlanEnd: number;
  readonly pvid: boolean;
  readonly untagged: boolean;
  readonly tunnelId: number | undefined;
  readonly tunnelIdEnd: number | undefined;
}

export const view: View<VlanRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'bridge', value: (row) => row.bridge, role: 'name' },
    { name: 'link', value: (row) => row.link, role: 'name', isName: true },
    { name: 'vlan', value: (row) => rangeText(row.vlan, row.vlanEnd) },
    { name: 'pvid', value: (row) => (row.pvid ? 'pvid' : undefined) },
    { name: 'leaves', value: (row) => (row.untagged ? 'untagged' : 'tagged') },
    { name: 'tunnel', value: (row) => (row.tunnelId === undefined ? undefined : rangeText(row.tunnelId, row.tunnelIdEnd)), whenAny: true },
    { name: 'filtering', value: (row) => (row.filtering === true ? 'on' : 'off'), role: (row) => (row.filtering === true ? 'up' : 'down') },
  ],
  empty: (where) => `no VLANs on ports of bridges in ${where}`,
};

export async function run(values: Values<typeof vlansArguments>, scope: Scope) {
  const wanted = parseVlanId(values.vlan);
  const namespaces = await namespacesToLookInto(values, scope);
  const readings = await scope.kernel.readInside(namespaces, ['links', 'portVlans']);
  const rows: VlanRow[] = [];
  const bridges: NamedBridge[] = [];
  namespaces.forEach((namespace, at) => {
    const reading = readings[at];
    if (reading === undefined) return;
    if ('failure' in reading) return passOver(namespace, reading.failure, values.all, scope, 'VLANs');
    const { links, portVlans } = reading.inside;
    rows.push(...toVlanRows(namespace.label, links, portVlans));
    bridges.push(...bridgesAmong(namespace, links, values.all).filter(({ name }) => values.bridge === undefined || name === values.bridge));
  });
  for (const notice of noticesAbout(bridges)) scope.notice(notice);
  if (bridges.length === 0) scope.notice(values.bridge === undefined ? 'there is no bridge' : `there is no bridge named ${values.bridge}`);
  return rows.filter(
    (row) =>
      (values.bridge === undefined || row.bridge === values.bridge) &&
      (values.link === undefined || row.link === values.link) &&
      (wanted === undefined || (row.vlan <= wanted && wanted <= row.vlanEnd)),
  );
}

export function toVlanRows(namespace: string, links: readonly Link[], ports: readonly PortVlans[]): readonly VlanRow[] {
  const nameOf = linkNames(links);
  const filters = new Map(links.map((link) => [link.index, filteringOf(link)]));
  return ports.flatMap((port) =>
    mapToTunnels(port).map(({ first, last, pvid, untagged, tunnelId }) => ({
      namespace,
      link: nameOf(port.linkIndex),
      linkIndex: port.linkIndex,
      bridge: nameOf(port.bridgeIndex),
      filtering: filters.get(port.bridgeIndex),
      vlan: first,
      vlanEnd: last,
      pvid,
      untagged,
      tunnelId,
      tunnelIdEnd: tunnelId === undefined ? undefined : tunnelId + last - first,
    })),
  );
}

interface NamedBridge {
  readonly name: string;
  /** With its namespace where several are looked into. */
  readonly title: string;
  readonly filtering: boolean | undefined;
}

function bridgesAmong({ label }: Namespace, links: readonly Link[], several: boolean): readonly NamedBridge[] {
  return links.flatMap((link) => (link.details?.of === 'bridge' ? [{ name: link.name, title: several ? `${label}:${link.name}` : link.name, filtering: filteringOf(link) }] : []));
}

/** A kernel without VLAN filtering says that it is off, but knows no default VLAN (kernel, net/bridge/br_netlink.c, br_fill_info). */
function filteringOf({ details }: Link): boolean | undefined {
  return details?.of === 'bridge' && details.vlanDefaultPvid !== undefined ? details.vlanFiltering : undefined;
}

/** Why there is nothing, or why what there is has no effect. */
function noticesAbout(bridges: readonly NamedBridge[]): readonly string[] {
  const titles = (filtering: boolean | undefined): string => bridges.filter((bridge) => bridge.filtering === filtering).map(({ title }) => title).join(', ');
  const [without, off] = [titles(undefined), titles(false)];
  return [
    ...(without === '' ? [] : [`no VLANs on ${without}: bridges of this kernel have no VLAN filtering`]),
    ...(off === '' ? [] : [`VLAN filtering is off on ${off}: no VLAN has an effect there until ip link set BRIDGE type bridge vlan_filtering 1`]),
  ];
}

function rangeText(first: number, last: number | undefined): string {
  return last === undefined || last === first ? String(first) : `${first}-${last}`;
}
