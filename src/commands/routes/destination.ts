import { UsageError } from '../../errors.ts';
import { parseIpPrefix, type IpPrefix } from '../../model/ip-address.ts';

/** What a destination is: every default route, the routes inside a prefix, or one address to be looked up. */
export type Destination =
  | { readonly is: 'default' }
  | { readonly is: 'prefix'; readonly prefix: IpPrefix }
  | { readonly is: 'address'; readonly address: string; readonly prefix: IpPrefix };

/** `default`, `10.0.0.0/24` or `10.0.0.2`; `undefined` for a word that is none of them. */
export function lookupDestination(word: string): Destination | undefined {
  if (word === 'default') return { is: 'default' };
  const prefix = parseIpPrefix(word);
  if (prefix === undefined) return undefined;
  return word.includes('/') ? { is: 'prefix', prefix } : { is: 'address', address: word, prefix };
}

/**
 * Which operand is the destination and which the namespace, in either order. A word that is no destination is a namespace; a namespace
 * that is called like a destination is named `name:default`.
 */
export function shareOperands(operands: readonly string[]): { readonly destination: string | undefined; readonly namespace: string | undefined } {
  const destination = operands.find((word) => lookupDestination(word) !== undefined);
  const namespace = operands.find((word) => word !== destination);
  return { destination, namespace };
}

/** Says what is wrong with operands of which none, or each, is a destination. */
export function refuseOperands(operands: readonly string[]): void {
  const destinations = operands.filter((word) => lookupDestination(word) !== undefined);
  const [first, second] = operands;
  if (destinations.length === 2) throw new UsageError(`${second} is a second destination`, { word: second, hint: 'ask for one at a time; a namespace that is called so is name:WORD' });
  const odd = operands.find((word) => !destinations.includes(word) && looksLikeAddress(word));
  if (odd !== undefined) throw new UsageError(`${odd} is no IP address and no prefix`, { word: odd, hint: 'for example 10.0.0.2, 10.0.0.0/24, fd00::1, or default' });
  if (operands.length === 2 && destinations.length === 0) throw new UsageError(`${first} is no destination`, { word: first, hint: 'a destination is an address, a prefix, or default: routes 10.0.0.2 NS' });
}

/** What nobody would call a namespace: digits with dots, or hexadecimal digits with two colons. */
function looksLikeAddress(word: string): boolean {
  return /^\d[\d.]*(?:\.\d*)(?:\/\d*)?$/.test(word) || /^[\da-f]*:[\da-f.]*:[\da-f:.]*(?:\/\d*)?$/i.test(word) || /^[\d.]+\/\S*$/.test(word);
}
