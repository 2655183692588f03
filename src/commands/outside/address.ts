import type { OutsideAddress } from '../../model/outside.ts';
import type { AddressRow } from '../addrs/body.ts';
import type { OrUnknown } from './or-unknown.ts';

/** An address that is shown. Without a number a lifetime is for ever, which must not be said of one that is not known. */
export type ShownAddress = OrUnknown<Omit<AddressRow, 'validLifetime' | 'preferredLifetime'>, 'namespace' | 'family' | 'address'> & {
  readonly validLifetime: number | 'unknown' | undefined;
  readonly preferredLifetime: number | 'unknown' | undefined;
};

/** What the notice says. */
export const ADDRESSES_LACK = 'addresses of links that went down, lifetimes, and of IPv4 the flags, and the link and length of an address that is not alone in its network';

export function outsideAddressRow(namespace: string, { family, address, linkName, linkIndex, prefixLength, scope, flags }: OutsideAddress): ShownAddress {
  const lifetime = flags?.includes('permanent') === true ? undefined : ('unknown' as const);
  const unknown = { peerAddress: undefined, broadcast: undefined, metric: undefined, label: undefined };
  return { namespace, link: linkName, linkIndex, family, address, prefixLength, ...unknown, scope, flags, validLifetime: lifetime, preferredLifetime: lifetime };
}
