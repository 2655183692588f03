import { UsageError } from '../errors.ts';
import { forwardingStates, type ForwardingEntry } from '../model/forwarding-entry.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { linkNames, type LinkNames } from './links/names.ts';
import { namespaceArguments, namespacesToLookInto, passOver } from './look-into.ts';
import { parseVlanId } from './vlans/id.ts';

/** One entry of a forwarding database as JSON gives it (docs/json.md). */
export interface ForwardingRow extends Omit<ForwardingEntry, 'masterIndex'> {
  readonly namespace: string;
  readonly link: string;
  readonly master: string | undefined;
  readonly self: boolean;
  readonly via: string | undefined;
}

const forwardingTable: View<ForwardingRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'mac', value: (row) => row.mac, role: 'address', isName: true },
    { name: 'link', value: (row) => row.link, role: 'name' },
    { name: 'bridge', value: (row) => row.master, role: 'name', whenAny: true },
    { name: 'vlan', value: (row) => row.vlan, whenAny: true },
    { name: 'remote', value: (row) => row.destination, role: 'address', whenAny: true },
    { name: 'port', value: (row) => row.port, whenAny: true, drop: 3 },
    { name: 'vni', value: (row) => row.vni, whenAny: true, drop: 3 },
    { name: 'via', value: viaText, role: 'name', whenAny: true, drop: 3 },
    { name: 'state', value: (row) => row.state },
    { name: 'flags', value: flagsText },
    { name: 'updated', value: (row) => secondsText(row.updated), whenAny: true, drop: 1 },
    { name: 'used', value: (row) => secondsText(row.used), whenAny: true, drop: 2 },
    { name: 'source-vni', title: 'source vni', value: (row) => row.sourceVni, wide: true },
    { name: 'nexthop', value: (row) => row.nexthopId, wide: true },
  ],
  empty: (where) => `no forwarding entries in ${where}`,
};

export const fdb = defineCommand({
  name: 'fdb',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show behind which port of a bridge a hardware address is',
  description:
    'The forwarding databases of a namespace: what its bridges have learnt or were told (with a bridge), the remotes of its vxlan devices, and the addresses to which each link listens (self). A permanent entry of a bridge is its own or a port\'s own address; dynamic ones age.',
  args: {
    ...namespaceArguments,
    bridge: { kind: 'option', shown: 'BRIDGE', complete: 'link', summary: 'Only entries of this bridge' },
    link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only addresses behind this link' },
    vlan: { kind: 'option', shown: 'VLAN', summary: 'Only entries of this VLAN' },
    mac: { kind: 'option', shown: 'MAC', summary: 'Only this hardware address' },
    state: { kind: 'option', shown: 'STATE', choices: forwardingStates, summary: 'Only entries in this state' },
  },
  examples: [
    { line: 'fdb host --bridge br0', shows: 'which address br0 has seen behind which port' },
    { line: 'fdb host --state dynamic', shows: 'only what was learnt' },
    { line: 'fdb beijing', shows: 'the addresses to which the links of beijing listen' },
  ],
  view: forwardingTable,
  async run(values, scope) {
    const vlan = parseVlanId(values.vlan);
    const mac = parseMac(values.mac);
    const namespaces = await namespacesToLookInto(values, scope);
    const readings = await scope.kernel.readInside(namespaces, ['links', 'forwardingEntries']);
    const rows = namespaces.flatMap((namespace, at) => {
      const reading = readings[at];
      if (reading === undefined) return [];
      if ('inside' in reading) {
        const nameOf = linkNames(reading.inside.links);
        return reading.inside.forwardingEntries.map((entry) => toForwardingRow(namespace.label, nameOf, entry));
      }
      passOver(namespace, reading.failure, values.all, scope, 'forwarding entries');
      return [];
    });
    return rows.filter(
      (row) =>
        (values.bridge === undefined || row.master === values.bridge) &&
        (values.link === undefined || row.link === values.link) &&
        (vlan === undefined || row.vlan === vlan) &&
        (mac === undefined || row.mac === mac) &&
        (values.state === undefined || row.state === values.state),
    );
  },
});

export function toForwardingRow(namespace: string, nameOf: LinkNames, { linkIndex, mac, masterIndex, vlan, viaIndex, linkNsid, ...rest }: ForwardingEntry): ForwardingRow {
  return {
    namespace,
    mac,
    link: nameOf(linkIndex),
    linkIndex,
    master: masterIndex === undefined ? undefined : nameOf(masterIndex),
    self: rest.flags.includes('self'),
    vlan,
    via: viaIndex === undefined || linkNsid !== undefined ? undefined : nameOf(viaIndex),
    viaIndex,
    linkNsid,
    ...rest,
  };
}

function viaText({ via, viaIndex, linkNsid }: ForwardingRow): string | undefined {
  return viaIndex === undefined ? undefined : (via ?? `index ${viaIndex} (nsid ${linkNsid})`);
}

function flagsText({ flags, activityNotify, inactive }: ForwardingRow): string {
  return [...flags, ...(activityNotify === true ? ['activity_notify'] : []), ...(inactive === true ? ['inactive'] : [])].join(',');
}

function secondsText(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${Math.floor(seconds)}s`;
}

/** Two hexadecimal digits for each byte; a leading zero may be left out, as `bridge` allows. */
function parseMac(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (!/^[\da-f]{1,2}(?:[:-][\da-f]{1,2}){5}$/i.test(word)) throw new UsageError(`${word} is not a hardware address`, { word, hint: 'six bytes in hexadecimal, such as 02:00:00:00:00:01' });
  return word.toLowerCase().split(/[:-]/).map((byte) => byte.padStart(2, '0')).join(':');
}
