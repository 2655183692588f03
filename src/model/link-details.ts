import type { BondDetails } from './link-details/bond.ts';
import type { BridgeDetails } from './link-details/bridge.ts';
import type { CanDetails } from './link-details/can.ts';
import type { GeneveDetails } from './link-details/geneve.ts';
import type { HsrDetails } from './link-details/hsr.ts';
import type { IpvlanDetails } from './link-details/ipvlan.ts';
import type { MacsecDetails } from './link-details/macsec.ts';
import type { MacvlanDetails } from './link-details/macvlan.ts';
import type { NetkitDetails } from './link-details/netkit.ts';
import type { RmnetDetails } from './link-details/rmnet.ts';
import type { TunDetails } from './link-details/tun.ts';
import type { GreDetails, Ip6TunnelDetails, IpTunnelDetails, VtiDetails, XfrmDetails } from './link-details/tunnel.ts';
import type { VlanDetails } from './link-details/vlan.ts';
import type { VrfDetails } from './link-details/vrf.ts';
import type { VxlanDetails } from './link-details/vxlan.ts';
import type { WireguardDetails } from './link-details/wireguard.ts';

/**
 * What each kind of link says of itself in IFLA_INFO_DATA, in the kernel's words (linux/if_link.h) and iproute2's units; WireGuard
 * does so elsewhere. A kind that is not listed (dummy, ifb, team, batadv, veth) has no details and loses nothing else.
 */
export type LinkDetails =
  | BondDetails
  | BridgeDetails
  | CanDetails
  | GeneveDetails
  | GreDetails
  | HsrDetails
  | Ip6TunnelDetails
  | IpTunnelDetails
  | IpvlanDetails
  | MacsecDetails
  | MacvlanDetails
  | NetkitDetails
  | RmnetDetails
  | TunDetails
  | VlanDetails
  | VrfDetails
  | VtiDetails
  | VxlanDetails
  | WireguardDetails
  | XfrmDetails;
