import type { Address } from '../address.ts';
import type { ForwardingEntry } from '../forwarding-entry.ts';
import { isWithin, parseIpAddress } from '../ip-address.ts';
import type { Link } from '../link.ts';
import type { Neighbour } from '../neighbour.ts';
import type { Match, Nearness } from './match.ts';
import type { Sought } from './sought.ts';

/** What a namespace knows of addresses, besides its routes. */
export interface Known {
  readonly links: readonly Link[];
  readonly addresses: readonly Address[];
  readonly neighbours: readonly Neighbour[];
  readonly forwardingEntries: readonly ForwardingEntry[];
}

/** Who has an address, and whose neighbour it is; addresses inside a prefix; entries with a hardware address. */
export function matchAddresses({ links, addresses, neighbours, forwardingEntries }: Known, sought: Sought): readonly Match[] {
  const nameOf = linkNames(links);
  return [
    ...addresses.flatMap((address): readonly Match[] => {
      const nearness = nearnessOfAddress(address.address, sought);
      const detail = `has this address, scope ${address.scope}`;
      return nearness === undefined ? [] : [{ kind: 'address', nearness, found: `${address.address}/${address.prefixLength}`, link: nameOf(address.linkIndex), pid: undefined, detail }];
    }),
    ...neighbours.flatMap((neighbour): readonly Match[] => {
      const nearness = neighbour.mac !== undefined && neighbour.mac === sought.mac ? 'exact' : nearnessOfAddress(neighbour.address, sought);
      const link = neighbour.linkIndex === undefined ? undefined : nameOf(neighbour.linkIndex);
      return nearness === undefined || isMulticast(neighbour.address) ? [] : [{ kind: 'neighbour', nearness, found: neighbour.address, link, pid: undefined, detail: describeNeighbour(neighbour) }];
    }),
    ...forwardingEntries.flatMap((entry): readonly Match[] => {
      const isSought = entry.mac === sought.mac || (entry.destination !== undefined && nearnessOfAddress(entry.destination, sought) === 'exact');
      const behind = entry.destination === undefined ? '' : ` to ${entry.destination}`;
      const where = entry.masterIndex === undefined ? ' of the link itself' : ` of ${nameOf(entry.masterIndex)}`;
      return isSought ? [{ kind: 'fdb', nearness: 'exact', found: entry.mac, link: nameOf(entry.linkIndex), pid: undefined, detail: `${entry.state} entry${where}${behind}` }] : [];
    }),
  ];
}

/** An address that is sought, or one inside a sought prefix, whatever the spelling. */
export function nearnessOfAddress(text: string, { prefix, isAddress, text: sought }: Sought): Nearness | undefined {
  if (prefix === undefined) return isBeginning(sought) && text.startsWith(sought.toLowerCase()) ? 'begins' : undefined;
  const address = parseIpAddress(text);
  if (address === undefined || !isWithin(address, prefix)) return undefined;
  return isAddress ? 'exact' : 'begins';
}

/** `10.0.` and `fd00:`: the beginning of an address, as one types it. */
function isBeginning(text: string): boolean {
  return /^(?:\d{1,3}\.){1,3}\d{0,3}$|^[\da-f]{1,4}:[\da-f:]*$/i.test(text);
}

export function describeNeighbour({ mac, states, flags }: Pick<Neighbour, 'mac' | 'states' | 'flags'>): string {
  if (flags.includes('proxy')) return 'is answered for here (proxy)';
  return [mac === undefined ? 'no hardware address' : `at ${mac}`, ...(states.length === 0 ? [] : [states.join(' ')])].join(', ');
}

/** Every link has entries for the groups it is in; nobody looks for those. */
export function isMulticast(address: string): boolean {
  const [first = 0] = parseIpAddress(address)?.bytes ?? [];
  return address.includes(':') ? first === 0xff : first >= 224;
}

export function linkNames(links: readonly Link[]): (index: number) => string {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  return (index) => names.get(index) ?? `#${index}`;
}
