import type { WireguardReading } from '../../src/kernel/port.ts';
import type { Holder } from '../../src/model/holder.ts';
import type { Unseen } from '../../src/model/unseen.ts';
import type { Address } from '../../src/model/address.ts';
import type { Link } from '../../src/model/link.ts';
import type { Nexthop } from '../../src/model/nexthop.ts';
import type { OwnerName } from '../../src/model/namespace.ts';
import type { NumberNames } from '../../src/model/number-names.ts';
import type { ForwardingEntry } from '../../src/model/forwarding-entry.ts';
import type { Neighbour } from '../../src/model/neighbour.ts';
import type { VlanRange, TunnelRange } from '../../src/model/port-vlans.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Process } from '../../src/model/process.ts';
import type { RegisteredProcess } from '../../src/model/process-marks.ts';
import type { Socket } from '../../src/model/socket.ts';
import type { Route } from '../../src/model/route.ts';
import type { EventPlan } from './fake-watch.ts';
import type { FakeProgram } from './fake-programs.ts';
import type { QueueingPlan } from './queueing-parts.ts';

/** A machine as a test describes it: only what matters to it. The namespace `host` is where netnsh starts, and is always there. */
export interface WorldPlan {
  readonly namespaces?: Readonly<Record<string, NamespacePlan>>;
  /** `['beijing', 'eth0-b', 'host', 'veth-b']`: a veth pair. Ends that no namespace lists are made. */
  readonly wires?: readonly Wire[];
  /** The same for a device that stands on another one: `['beijing', 'mac0', 'host', 'br0']`. The upper one must be listed. */
  readonly stands?: readonly Wire[];
  /** Entries of /run/netns that are no namespace. */
  readonly broken?: readonly { readonly name: string; readonly reason: string; readonly repair: string }[];
  readonly unseen?: readonly Unseen[];
  /** What managers of sandboxes have written down. */
  readonly registered?: readonly RegisteredProcess[];
  /** Runtimes that did not answer. */
  readonly silent?: readonly Unseen[];
  /** What the machine calls numbers; those that are built into iproute2, unless stated. */
  readonly numberNames?: NumberNames;
  /** By name; they are in /usr/bin. */
  readonly programs?: Readonly<Record<string, FakeProgram>>;
  /** Text files by their absolute paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** What whoever watches hears, turn by turn. */
  readonly events?: readonly EventPlan[];
  /** Paths of unix sockets at which somebody listens. */
  readonly listeners?: readonly string[];
}

export type Wire = readonly [namespace: string, link: string, otherNamespace: string, otherLink: string];

export interface NamespacePlan {
  readonly inode?: number;
  /** Names in /run/netns; left out, the key is its name. */
  readonly names?: readonly string[];
  /** lo comes by itself. */
  readonly links?: readonly LinkPlan[];
  /** What WireGuard says, by the names of links. */
  readonly wireguard?: Readonly<Record<string, WireguardReading>>;
  readonly addresses?: readonly AddressPlan[];
  readonly routes?: readonly RoutePlan[];
  readonly nexthops?: readonly Nexthop[];
  readonly neighbours?: readonly NeighbourPlan[];
  /** Left out, those of a fresh namespace. */
  readonly rules?: readonly Partial<Rule>[];
  readonly forwardingEntries?: readonly ForwardingPlan[];
  readonly portVlans?: readonly PortVlansPlan[];
  readonly sockets?: readonly SocketPlan[];
  /** Queueing disciplines, counters, and what few look at. */
  readonly queueing?: QueueingPlan;
  readonly processes?: readonly ProcessPlan[];
  /** What runtimes call it. */
  readonly owners?: readonly OwnerName[];
  /** Files of /proc/net, by their names. */
  readonly netFiles?: Readonly<Record<string, string>>;
  /** Settings, by their paths below /proc/sys/net. */
  readonly sysctls?: Readonly<Record<string, string>>;
  /** What else keeps it alive: descriptors, sockets, mounts elsewhere. */
  readonly holders?: readonly Holder['by'][];
  /** Every scan still finds it; but it is gone when somebody goes there, or the right to enter it is missing, or even that to look at its identity. */
  readonly access?: 'gone' | 'forbidden' | 'outside';
}

/** `master` is a link's name; an index follows from the order unless it is stated. */
export interface LinkPlan extends Partial<Omit<Link, 'name'>> {
  readonly name: string;
  readonly master?: string;
}

/** `default` by way of a gateway on a link; in table main unless stated. */
export interface RoutePlan extends Partial<Omit<Route, 'linkIndex'>> {
  readonly destination: string;
  readonly link?: string;
}

/** `eth0-b 10.0.0.1/24`, or all of it. */
export interface AddressPlan extends Partial<Omit<Address, 'linkIndex'>> {
  readonly link: string;
  readonly address: string;
}

/** `link` left out is a proxy entry of every link. */
export interface NeighbourPlan extends Partial<Omit<Neighbour, 'linkIndex'>> {
  readonly link?: string;
  readonly address: string;
}

/** What matters of a socket; `heldBy` are the pids of processes that have it open, wherever they are. */
export interface SocketPlan extends Partial<Socket> {
  readonly heldBy?: readonly number[];
}

export interface ForwardingPlan extends Partial<Omit<ForwardingEntry, 'linkIndex' | 'masterIndex' | 'viaIndex'>> {
  readonly link: string;
  readonly mac: string;
  readonly master?: string;
  readonly via?: string;
}

/** `link` is a port, or the bridge itself. */
export interface PortVlansPlan {
  readonly link: string;
  readonly vlans: readonly (Partial<VlanRange> & Pick<VlanRange, 'first'>)[];
  readonly tunnels?: readonly TunnelRange[];
}

/** Namespaces of other kinds than net are those of the whole machine, unless their inodes are given. */
export interface ProcessPlan extends Partial<Process> {
  readonly pid: number;
  readonly command: string;
  readonly inodes?: Readonly<Record<string, number>>;
  readonly cgroups?: readonly string[];
}
