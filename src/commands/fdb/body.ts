import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { ForwardingEntry } from '../../model/forwarding-entry.ts';
import type { View } from '../../render/view.ts';
import type { fdbArguments } from '../fdb.ts';
import { linkNames, type LinkNames } from '../links/names.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { Scope } from '../scope.ts';
import { parseVlanId } from '../vlans/id.ts';

/** One entry of a forwarding database as JSON gives it (docs/json.md). */
export interface ForwardingRow extends Omit<ForwardingEntry, 'masterIndex'> {
  readonly namespace: string;
  readonly link: string;
  readonly master: string | undefined;
  readonly self: boolean;
  readonly via: string | undefined;
}

export const view: View<ForwardingRow> = {
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

export async function run(values: Values<typeof fdbArguments>, scope: Scope) {
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
}

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
