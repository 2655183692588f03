import type { LinkEnd } from './link.ts';
import type { PathCause } from './path/cause.ts';
import type { PathDetour } from './path/detour.ts';

/** The way of a packet from one namespace to another, and of its answer. */
export interface Path {
  readonly from: PathEnd;
  readonly to: PathEnd;
  readonly protocol: PathProtocol;
  /** Of TCP and UDP: where it goes. */
  readonly port: number | undefined;
  /** Bytes of the IP packet. */
  readonly size: number;
  readonly there: PathWay;
  /** `undefined` where nobody asked for it, or the packet did not get there. */
  readonly back: PathWay | undefined;
  /** Where the answer goes another way than the packet came. */
  readonly detour: PathDetour | undefined;
}

export interface PathEnd {
  /** A label; `undefined` for an address that no namespace of this machine has. */
  readonly namespace: string | undefined;
  readonly address: string;
}

export type PathProtocol = 'icmp' | 'tcp' | 'udp';

/** One direction. */
export interface PathWay {
  readonly steps: readonly PathStep[];
  readonly end: PathWayEnd;
  /** Why, unless it arrives. */
  readonly cause: PathCause | undefined;
  /** What the model can not decide: rules that could match, with what they would do. */
  readonly unsure: readonly string[];
  /** The smallest on the way, and where, or the one that the packet does not fit; `undefined` where no link was passed. */
  readonly mtu: PathMtu | undefined;
}

/** `leaves`: it goes on where this machine does not see it. `unsure`: something that the model can not decide decides. */
export type PathWayEnd = 'arrives' | 'lost' | 'leaves' | 'unsure';

export interface PathMtu extends Pick<LinkEnd, 'namespace'> {
  readonly link: string;
  /** Bytes. */
  readonly bytes: number;
}

/** What the packet meets, in this order. `namespace` is a label, and `link` a name there. */
export type PathStep = RouteStep | NeighbourStep | LinkStep | WireStep | BridgeStep | TunnelStep | FirewallStep | NatStep | ArrivalStep;

/** The answer of the namespace's routing tables. */
export interface RouteStep extends Place {
  readonly is: 'route';
  /** Through which it came in; `undefined` where it is sent from here. */
  readonly inputLink: string | undefined;
  /** `unicast`, `local`, … */
  readonly type: string;
  /** The prefix that matched. */
  readonly prefix: string;
  readonly table: number;
  /** What iproute2 calls it: `main`; its number where it has no name. */
  readonly tableName: string;
  /** Of the rule that leads to the table; `undefined` where no single rule does. */
  readonly rulePriority: number | undefined;
  readonly gateway: string | undefined;
  /** The address that a packet from here leaves with. */
  readonly source: string;
}

/** Who is next on the link: its hardware address, from the table or as the network would answer. */
export interface NeighbourStep extends Place {
  readonly is: 'neighbour';
  readonly address: string;
  readonly mac: string;
  /** Of the entry; empty where there is none, and somebody would answer. */
  readonly states: readonly string[];
}

/** It goes out here: of a vlan, macvlan or bond, and then of the device below. */
export interface LinkStep extends Place {
  readonly is: 'link';
  readonly kind: string;
  readonly mtu: number;
}

/** It comes in here: at the other end of a wire, or at what stands on the link where it came in. */
export interface WireStep extends Place {
  readonly is: 'wire';
  readonly kind: string;
  readonly mtu: number;
  readonly from: LinkEnd;
}

/** `link` is the bridge. */
export interface BridgeStep extends Place {
  readonly is: 'bridge';
  /** Ports; `undefined` is the bridge's own end. */
  readonly inPort: string | undefined;
  readonly outPort: string | undefined;
  readonly mac: string;
  /** `fdb`: its forwarding database says so. `flood`: it does not know the address and sends to all ports. `own`: it is the bridge's own. */
  readonly by: 'fdb' | 'flood' | 'own';
  readonly vlan: number | undefined;
}

/** What goes into a tunnel leaves in another packet; what follows is the way of that one, up to the step that comes out. */
export interface TunnelStep extends Place {
  readonly is: 'tunnel';
  readonly what: 'in' | 'out';
  readonly kind: string;
  readonly id: number | undefined;
  readonly source: string | undefined;
  readonly destination: string | undefined;
}

/** Rules that it passes at one hook, in one base chain. */
export interface FirewallStep extends Place {
  readonly is: 'firewall';
  readonly hook: string;
  readonly family: string;
  readonly table: string;
  readonly chain: string;
  readonly policy: string | undefined;
  /** What surely happens; `unsure` where rules could match that decide. */
  readonly verdict: 'accept' | 'drop' | 'reject' | 'unsure';
  /** The rule that decides, as it is written; `undefined` where it is the policy. */
  readonly rule: string | undefined;
  /** Rules that could match, as they are written. */
  readonly couldMatch: readonly string[];
}

/** An address is replaced: by a rule, or back by what conntrack remembers. */
export interface NatStep extends Place {
  readonly is: 'nat';
  readonly what: 'source' | 'destination';
  readonly by: 'rule' | 'conntrack';
  readonly rule: string | undefined;
  /** `10.0.0.1`, or `10.0.0.1:80` where a port is replaced too. */
  readonly before: string;
  readonly after: string;
}

/** The address is one of this namespace; `link` has it. */
export interface ArrivalStep extends Place {
  readonly is: 'arrival';
  readonly address: string;
}

interface Place {
  readonly namespace: string;
  readonly link: string | undefined;
}
