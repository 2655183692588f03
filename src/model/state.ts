import type { FirewallReading } from './firewall.ts';
import type { Holder } from './holder.ts';
import type { Inside } from './inside.ts';
import type { WireguardDetails } from './link-details/wireguard.ts';
import type { BrokenEntry, Namespace, NamespaceId } from './namespace.ts';
import type { Outside } from './outside.ts';
import type { NamespaceLink, Process } from './process.ts';
import type { SocketHolder } from './socket-holder.ts';
import type { Socket, SocketType } from './socket.ts';
import type { Unseen } from './unseen.ts';

/*
 * All that netnsh sees of a machine at one moment, as plain data: what `save` writes. In the file, `undefined` is null, and a counter of more
 * than 53 bits is a string. state.schema.json, which describes the file and by which it is read again, is made from the types here.
 */

/** The whole network of one machine. */
export interface State {
  readonly format: 'netnsh state';
  /** Goes up when files can no longer be read as those before were. */
  readonly version: 1;
  /** When it was read, as ISO 8601 in UTC: `2026-11-24T00:10:56.123Z`. */
  readonly savedAt: string;
  /** Which netnsh wrote it: `0.1.0`. */
  readonly savedBy: string;
  /** The process that wrote it. */
  readonly pid: number;
  readonly machine: Machine;
  /** In natural order of their labels, home first. */
  readonly namespaces: readonly StateNamespace[];
  /** What looks like a namespace and is none. */
  readonly broken: readonly BrokenEntry[];
  /** What could not be looked at. */
  readonly unseen: readonly Unseen[];
  /** Every process that could be seen. */
  readonly processes: readonly StateProcess[];
  /** What holds which namespace. */
  readonly holders: readonly Holder[];
  /** Which processes have which sockets open. */
  readonly socketHolders: readonly SocketHolder[];
  /** What /etc/passwd calls the users. */
  readonly users: readonly StateUser[];
  readonly numberNames: StateNumberNames;
  /** The files of /etc and /etc/netns that say how names become addresses; those that are not there are not here. */
  readonly files: readonly StateFile[];
  /** Unix sockets of resolvers at which somebody listens, by their paths. */
  readonly listeners: readonly string[];
}

export interface Machine {
  readonly hostName: string | undefined;
  /** `Linux 6.1.0-28-amd64` */
  readonly kernel: string | undefined;
  /** Another one after each start of the machine; ids of namespaces mean nothing in another. */
  readonly bootId: string | undefined;
}

/** One namespace with everything inside. */
export interface StateNamespace extends Namespace {
  /** `undefined` where it could not be read: then `failure` says why. */
  readonly inside: Inside | undefined;
  readonly failure: StateFailure | undefined;
  /** What /proc tells of one that could not be read. */
  readonly outside: Outside | undefined;
  readonly sockets: readonly Socket[];
  /** The types of sockets of which the kernel says nothing. */
  readonly untoldSockets: readonly SocketType[];
  readonly socketsFailure: StateFailure | undefined;
  /** What WireGuard says of its links. */
  readonly wireguard: readonly StateWireguard[];
  /** Settings of the namespace below /proc/sys/net that decide where packets go. */
  readonly sysctls: readonly StateSysctl[];
  /** `undefined` where nothing could be read, or nobody asked. */
  readonly firewall: FirewallReading | undefined;
  readonly firewallFailure: StateFailure | undefined;
  /** By which numbers it knows others; only of those to which one of its links could lead. */
  readonly nsids: readonly StateNsid[];
}

export interface StateWireguard {
  readonly linkIndex: number;
  readonly details: WireguardDetails | undefined;
  readonly failure: StateFailure | undefined;
}

export interface StateSysctl {
  /** `ipv4/conf/eth0/rp_filter` */
  readonly path: string;
  readonly value: string;
}

export interface StateNsid {
  readonly of: NamespaceId;
  readonly nsid: number;
}

/** A refusal of the kernel has `operation` and `errno`; what netnsh itself understood has neither. */
export interface StateFailure {
  readonly message: string;
  readonly operation: string | undefined;
  readonly errno: string | undefined;
  readonly kernelText: string | undefined;
  readonly hint: string | undefined;
  readonly status: number;
}

export interface StateProcess extends Process {
  /** /proc/PID/ns; empty where it may not be read. */
  readonly namespaces: readonly NamespaceLink[];
}

export interface StateUser {
  readonly uid: number;
  readonly name: string;
}

/** What iproute2 calls numbers; of two names of a number the later one counts. */
export interface StateNumberNames {
  readonly tables: readonly StateName[];
  readonly protocols: readonly StateName[];
  readonly scopes: readonly StateName[];
  readonly realms: readonly StateName[];
  readonly dsfields: readonly StateName[];
  readonly groups: readonly StateName[];
}

export interface StateName {
  readonly number: number;
  readonly name: string;
}

export interface StateFile {
  readonly path: string;
  readonly text: string;
}
