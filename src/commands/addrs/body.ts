import type { Values } from '../../grammar/argument.ts';
import type { Address } from '../../model/address.ts';
import type { View } from '../../render/view.ts';
import type { addrsArguments } from '../addrs.ts';
import { namespacesToLookInto } from '../look-into.ts';
import { ADDRESSES_LACK, outsideAddressRow, type ShownAddress } from '../outside/address.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import type { Scope } from '../scope.ts';

/** One address as JSON gives it (docs/json.md). */
export interface AddressRow extends Omit<Address, 'linkIndex' | 'labelName'> {
  readonly namespace: string;
  readonly link: string;
  readonly linkIndex: number;
  readonly label: string | undefined;
}

export const view: View<ShownAddress> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'link', value: (row) => row.link, role: 'name' },
    { name: 'family', value: (row) => row.family, drop: 3 },
    { name: 'address', value: addressText, role: 'address', isName: true },
    { name: 'scope', value: (row) => row.scope },
    { name: 'flags', value: (row) => row.flags?.join(','), drop: 1 },
    { name: 'valid', value: (row) => lifetimeText(row.validLifetime), drop: 2 },
    { name: 'preferred', value: (row) => lifetimeText(row.preferredLifetime), drop: 2 },
    { name: 'broadcast', value: (row) => row.broadcast, role: 'address', wide: true },
    { name: 'label', value: (row) => row.label, wide: true },
    { name: 'metric', value: (row) => row.metric, wide: true },
  ],
  empty: (where) => `no addresses in ${where}`,
};

export async function run(values: Values<typeof addrsArguments>, scope: Scope) {
  const namespaces = await namespacesToLookInto(values, scope);
  const readings = await scope.kernel.readInside(namespaces, ['links', 'addresses']);
  const outside = lookFromOutside(['addresses'], ADDRESSES_LACK, values.all, scope);
  const rows: ShownAddress[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const reading = readings[at];
    if (reading === undefined) continue;
    if ('inside' in reading) {
      const names = new Map(reading.inside.links.map((link) => [link.index, link.name]));
      rows.push(...reading.inside.addresses.map((address) => toRow(namespace.label, names.get(address.linkIndex), address)));
    } else {
      const { addresses = [] } = (await outside.read(namespace, reading.failure)) ?? {};
      rows.push(...addresses.map((address) => outsideAddressRow(namespace.label, address)));
    }
  }
  outside.say();
  return rows.filter((row) => (values.family === undefined || row.family === values.family) && (values.link === undefined || row.link === values.link));
}

function toRow(namespace: string, link: string | undefined, { linkIndex, labelName, ...rest }: Address): AddressRow {
  return { namespace, link: link ?? `#${linkIndex}`, linkIndex, ...rest, label: labelName };
}

/** As `ip address` writes it; the prefix length is that of the far end, where there is one. */
function addressText({ address, peerAddress, prefixLength }: ShownAddress): string {
  if (prefixLength === undefined) return address;
  return peerAddress === undefined ? `${address}/${prefixLength}` : `${address} peer ${peerAddress}/${prefixLength}`;
}

function lifetimeText(seconds: ShownAddress['validLifetime']): string | undefined {
  if (seconds === 'unknown') return undefined;
  return seconds === undefined ? 'forever' : `${seconds}s`;
}
