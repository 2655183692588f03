import type { LinkDetails } from '../../../model/link-details.ts';
import { bridgeDetails } from './bridge.ts';
import { greDetails } from './gre.ts';
import { ipvlanDetails } from './ipvlan.ts';
import { macvlanDetails } from './macvlan.ts';
import { tunDetails } from './tun.ts';
import { vlanDetails } from './vlan.ts';
import { vxlanDetails } from './vxlan.ts';

type ParseDetails = (kind: string, bytes: Uint8Array, start: number, end: number) => LinkDetails;

/** The kinds whose IFLA_INFO_DATA we can read. veth has none: all that it says is IFLA_LINK. */
const parsers: ReadonlyMap<string, ParseDetails> = new Map<string, ParseDetails>([
  ['bridge', bridgeDetails],
  ['vlan', vlanDetails],
  ['vxlan', vxlanDetails],
  ['macvlan', macvlanDetails],
  ['macvtap', macvlanDetails],
  ['ipvlan', ipvlanDetails],
  ['ipvtap', ipvlanDetails],
  ['tun', tunDetails],
  ['gre', greDetails],
  ['gretap', greDetails],
  ['ip6gre', greDetails],
  ['ip6gretap', greDetails],
  ['erspan', greDetails],
  ['ip6erspan', greDetails],
]);

export function linkDetails(kind: string | undefined, bytes: Uint8Array, start: number, end: number): LinkDetails | undefined {
  return kind === undefined ? undefined : parsers.get(kind)?.(kind, bytes, start, end);
}
