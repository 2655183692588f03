import type { LinkDetails } from '../../../model/link-details.ts';
import type { LinkPort } from '../../../model/link-port.ts';
import { bondPort } from './bond-port.ts';
import { bondDetails } from './bond.ts';
import { bridgePort } from './bridge-port.ts';
import { bridgeDetails } from './bridge.ts';
import { canDetails } from './can.ts';
import type { Reader } from './fields.ts';
import { geneveDetails } from './geneve.ts';
import { greDetails } from './gre.ts';
import { hsrDetails } from './hsr.ts';
import { ip6TunnelDetails, ipTunnelDetails } from './ip-tunnel.ts';
import { ipvlanDetails } from './ipvlan.ts';
import { macsecDetails } from './macsec.ts';
import { macvlanDetails } from './macvlan.ts';
import { netkitDetails } from './netkit.ts';
import { rmnetDetails } from './rmnet.ts';
import { tunDetails } from './tun.ts';
import { vlanDetails } from './vlan.ts';
import { vrfDetails, vrfPort } from './vrf.ts';
import { vtiDetails } from './vti.ts';
import { vxlanDetails } from './vxlan.ts';
import { xfrmDetails } from './xfrm.ts';

type ParseDetails = (kind: string, bytes: Uint8Array, start: number, end: number) => LinkDetails;

/** The kinds whose IFLA_INFO_DATA we can read. veth has none: all that it says is IFLA_LINK. */
const parsers: ReadonlyMap<string, ParseDetails> = new Map<string, ParseDetails>([
  ['bond', bondDetails],
  ['bridge', bridgeDetails],
  ['can', canDetails],
  ['erspan', greDetails],
  ['geneve', geneveDetails],
  ['gre', greDetails],
  ['gretap', greDetails],
  ['hsr', hsrDetails],
  ['ip6erspan', greDetails],
  ['ip6gre', greDetails],
  ['ip6gretap', greDetails],
  ['ip6tnl', ip6TunnelDetails],
  ['ipip', ipTunnelDetails],
  ['ipvlan', ipvlanDetails],
  ['ipvtap', ipvlanDetails],
  ['macsec', macsecDetails],
  ['macvlan', macvlanDetails],
  ['macvtap', macvlanDetails],
  ['netkit', netkitDetails],
  ['rmnet', rmnetDetails],
  ['sit', ipTunnelDetails],
  ['tun', tunDetails],
  ['vlan', vlanDetails],
  ['vrf', vrfDetails],
  ['vti', vtiDetails],
  ['vti6', vtiDetails],
  ['vxlan', vxlanDetails],
  ['xfrm', xfrmDetails],
]);

export function linkDetails(kind: string | undefined, bytes: Uint8Array, start: number, end: number): LinkDetails | undefined {
  return kind === undefined ? undefined : parsers.get(kind)?.(kind, bytes, start, end);
}

/** The masters whose IFLA_INFO_SLAVE_DATA we can read. */
const portParsers: ReadonlyMap<string, Reader<LinkPort>> = new Map<string, Reader<LinkPort>>([
  ['bond', bondPort],
  ['bridge', bridgePort],
  ['vrf', vrfPort],
]);

export function linkPort(masterKind: string | undefined, bytes: Uint8Array, start: number, end: number): LinkPort | undefined {
  return masterKind === undefined ? undefined : portParsers.get(masterKind)?.(bytes, start, end);
}
