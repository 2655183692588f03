import type { FirewallVerdict } from '../firewall.ts';
import { parseIpAddress } from '../ip-address.ts';
import type { Packet } from './packet.ts';

/** Where NAT leads, as nft and iptables write it: `10.0.0.5:8080`, `10.0.0.5`, `[fd00::1]:80`, `:8080`; `undefined` for a range or a map. */
export function parseNatTarget(text: string): { readonly address: string | undefined; readonly port: number | undefined } | undefined {
  const [word = ''] = text.split(' ');
  const whole = withoutBrackets(word);
  if (parseIpAddress(whole) !== undefined) return { address: whole, port: undefined };
  const [, before = '', digits] = /^(?:(.*):)?(\d{1,5})$/s.exec(word) ?? [];
  if (digits === undefined || Number(digits) > 65_535) return undefined;
  const address = withoutBrackets(before);
  if (address !== '' && (parseIpAddress(address) === undefined || (address.includes(':') && address === before))) return undefined;
  return { address: address === '' ? undefined : address, port: Number(digits) };
}

function withoutBrackets(text: string): string {
  return text.replace(/^\[(.*)\]$/s, '$1');
}

/** The packet after a rule's NAT; `own` is the address of the link that counts. `undefined` where that can not be known. */
export function translate(packet: Packet, { is, to = '' }: FirewallVerdict, own: string | undefined): Packet | undefined {
  if (is === 'masquerade') return own === undefined ? undefined : { ...packet, source: own };
  const target = parseNatTarget(to);
  if (is === 'redirect') return own === undefined ? undefined : { ...packet, destination: own, destinationPort: target?.port ?? packet.destinationPort };
  if (target === undefined) return undefined;
  if (is === 'snat') return { ...packet, source: target.address ?? packet.source };
  return { ...packet, destination: target.address ?? packet.destination, destinationPort: target.port ?? packet.destinationPort };
}

/** `10.0.0.1`, or with its port where that is known. */
export function endText(address: string, port: number | undefined): string {
  if (port === undefined) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
