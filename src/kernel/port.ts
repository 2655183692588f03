import type { KernelError, ShellError } from '../errors.ts';
import type { FirewallReading } from '../model/firewall.ts';
import type { Holder } from '../model/holder.ts';
import type { Inside } from '../model/inside.ts';
import type { WireguardDetails } from '../model/link-details/wireguard.ts';
import type { Namespace, NamespaceId, OwnerName, Target } from '../model/namespace.ts';
import type { NumberNames } from '../model/number-names.ts';
import type { Outside } from '../model/outside.ts';
import type { Probe, ProbeAnswer, ProbeWishes } from '../model/probe.ts';
import type { FollowedProbe, FollowedReading, FollowWishes } from '../model/path/followed.ts';
import type { ProcessMarks, RegisteredProcess } from '../model/process-marks.ts';
import type { NamespaceLink, Process } from '../model/process.ts';
import type { RouteAnswer, RouteQuery } from '../model/route-lookup.ts';
import type { SocketHolder } from '../model/socket-holder.ts';
import type { Socket, SocketState, SocketType } from '../model/socket.ts';
import type { Unseen } from '../model/unseen.ts';
import type { NetFile } from './net-files.ts';
import type { Program, ProgramEars, ProgramEnd, ProgramOutput } from './program.ts';
import type { KernelWatch, WatchWishes } from './watch-port.ts';

/**
 * All that netnsh asks of Linux. Verbs take and return plain data, so that a fake can stand in for the tests and, later, a
 * kernel on another machine. Every verb may reject with a KernelError; nothing else is thrown on purpose.
 */
export interface Kernel {
  /** The namespace that the calling process itself is in. */
  readOwnNamespace(): Promise<Target>;

  /** What /run/netns holds, or another folder of the kind. A folder that does not exist holds nothing. */
  readNamedEntries(directory: string): Promise<readonly NamedEntry[]>;
  /** Everything under /proc that holds a network namespace. */
  scanHolders(): Promise<HolderScan>;
  /** The containers that run here, and which runtimes did not say theirs. */
  readContainers(): Promise<ContainerReading>;
  /** Who runs these processes; those that are gone are left out. */
  readProcessMarks(pids: readonly number[]): Promise<readonly ProcessMarks[]>;
  /** The processes that managers of sandboxes have written down under a name. */
  readRegisteredProcesses(): Promise<readonly RegisteredProcess[]>;
  /** A namespace by an nsfs path (`/run/netns/x`, `/proc/7/ns/net`); says why where the path is no network namespace. */
  readPath(path: string): Promise<NamedEntry>;

  /**
   * What is inside the namespaces, over one rtnetlink socket for each; in the order of `targets`. A namespace that can not be
   * entered, or vanishes meanwhile, has a `failure` instead: the others are read all the same.
   */
  readInside<Kind extends keyof Inside>(targets: readonly Target[], kinds: readonly Kind[]): Promise<readonly Reading<Kind>[]>;
  /** The sockets of the namespaces, over one sock_diag socket for each; with failures as `readInside` has them. */
  readSockets(targets: readonly Target[], wishes: SocketWishes): Promise<readonly SocketReading[]>;
  /**
   * What /proc/PID/net tells of a namespace that can not be entered, while one of its processes is there; `undefined` without any. Nothing but
   * a look at those processes is needed for it.
   */
  readOutside<Kind extends keyof Outside>(namespace: Pick<Namespace, 'id' | 'pids'>, kinds: readonly Kind[]): Promise<Pick<Outside, Kind> | undefined>;
  /** What WireGuard says of links of its kind, by their ifindexes, over generic netlink; each may fail by itself. */
  readWireguard(target: Target, linkIndexes: readonly number[]): Promise<readonly WireguardReading[]>;
  /** Hears what changes in namespaces from now on; the caller closes it. It watches none until told which. */
  openWatch(wishes: WatchWishes): Promise<KernelWatch>;
  /** For each of `others` the nsid by which `observer` knows it, `undefined` where it knows none. Allocates nothing. */
  readNsids(observer: Target, others: readonly Target[]): Promise<readonly (number | undefined)[]>;

  /** Which way a packet with these marks would go, sent in the namespace or coming in there; asked of the kernel, rules and all. */
  lookupRoute(target: Target, query: RouteQuery): Promise<RouteAnswer>;

  /** Sends a packet for each probe from inside its namespace, many at a time, and gives what came of each, in their order. Rejects when the signal is there. */
  probe(probes: readonly Probe[], wishes: ProbeWishes): Promise<readonly ProbeAnswer[]>;

  /** Sends one packet, and listens meanwhile who sees it. Rejects with a ShellError where the right to send it is missing, and when the signal is there. */
  followProbe(probe: FollowedProbe, wishes: FollowWishes): Promise<FollowedReading>;

  /** Whether nf_tables, or the tables of iptables before it, hold anything in each of the namespaces; `undefined` where the kernel does not say. */
  readFirewallPresence(targets: readonly Target[]): Promise<readonly (boolean | undefined)[]>;
  /** The rules of a namespace, where they were written down with the machine: those of a living one are told by its programs. */
  readKeptFirewall?(target: Target): Promise<FirewallReading>;

  /** What this machine's iproute2 calls tables, protocols, scopes, realms, types of service and groups of links. */
  readNumberNames(): Promise<NumberNames>;

  /** One process; `undefined` when there is none. */
  readProcess(pid: number): Promise<Process | undefined>;
  readProcesses(pids: readonly number[]): Promise<readonly Process[]>;
  /** /proc/PID/ns, all kinds that may be read. */
  readProcessNamespaces(pid: number): Promise<readonly NamespaceLink[]>;
  /** What /etc/passwd calls the users, by uid. */
  readUserNames(): Promise<ReadonlyMap<number, string>>;
  /** Every process that may be read, with all its kinds of namespaces. */
  scanProcessNamespaces(): Promise<readonly { readonly pid: number; readonly namespaces: readonly NamespaceLink[] }[]>;

  /** A file of /proc/net as it is inside (`udp`, `ip_tables_names`); `undefined` where this kernel has none. */
  readNetFile(target: Target, name: NetFile): Promise<string | undefined>;
  /** A setting of the namespace, by its path below /proc/sys/net (`ipv4/ip_forward`), without the end of line; `undefined` where this kernel has none. */
  readSysctl(target: Target, path: string): Promise<string | undefined>;
  /** A text file, such as one of /etc; `undefined` when there is none. */
  readTextFile(path: string): Promise<string | undefined>;
  /** Whether somebody accepts connections at the path of a unix socket. */
  isListenedTo(path: string): Promise<boolean>;

  /** As `ip netns add`: same file, same mount propagation, same lock. */
  addNamespace(name: string): Promise<void>;
  /** As `ip netns attach NAME PID`. */
  attachNamespace(name: string, pid: number): Promise<void>;
  /** As `ip netns del`: removes the name; the namespace lives on while something else holds it. */
  deleteNamespace(name: string): Promise<void>;
  /** Takes away an entry of /run/netns that is no namespace; never a namespace, not even one that is only just being made. */
  removeStaleEntry(name: string): Promise<void>;

  /** Keeps a namespace alive, and reachable by its id, until released. */
  hold(target: Target): Promise<Hold>;
  /** The file that a program's name leads to: through PATH, or relative to `directory`. */
  lookupProgram(name: string, place: { readonly path: string; readonly directory: string }): Promise<ProgramFile | undefined>;
  /** Runs a program born inside `target`. Rejects with a ShellError of status 126 or 127 when it cannot start. */
  run(target: Target, program: Program): Promise<ProgramEnd>;
  /** The same with its output handed over as it comes. The program's signal interrupts it (SIGINT), so that it says what it has to say at its end. */
  stream(target: Target, program: Program, ears: ProgramEars): Promise<ProgramEnd>;
  /** The same with its output collected. */
  capture(target: Target, program: Program): Promise<ProgramOutput>;
}

export type Reading<Kind extends keyof Inside> = { readonly inside: Pick<Inside, Kind> } | { readonly failure: KernelError | ShellError };

/** Which sockets are asked for: what the kernel leaves out need not be read. */
export interface SocketWishes {
  readonly types: readonly SocketType[];
  /** Of those types that have a family; both unless stated. */
  readonly families?: readonly ('inet' | 'inet6')[] | undefined;
  /** All unless stated; `listening` is what `isListening` says of them. */
  readonly states?: readonly SocketState[] | 'listening' | undefined;
}

export type SocketReading =
  /** `untold`: the types of which this kernel says nothing. */
  { readonly sockets: readonly Socket[]; readonly untold: readonly SocketType[] } | { readonly failure: KernelError | ShellError };

export type WireguardReading = { readonly details: WireguardDetails } | { readonly failure: KernelError | ShellError };

export interface ProgramFile {
  readonly path: string;
  readonly isExecutable: boolean;
}

export interface Hold {
  readonly id: NamespaceId;
  release(): void;
}

/** One entry of a folder of names: the namespace that it leads to, or why it leads to none. */
export interface NamedEntry {
  readonly name: string;
  readonly path: string;
  readonly found:
    | { readonly is: 'namespace'; readonly id: NamespaceId }
    | { readonly is: 'broken'; readonly reason: string; readonly repair: string };
}

/** What runs in containers, by the order in which names are preferred. */
export interface ContainerReading {
  readonly containers: readonly Container[];
  readonly unseen: readonly Unseen[];
}

/** A container, or something else that a runtime has a namespace for. Containers that share a stack have the same one. */
export interface Container {
  readonly owner: OwnerName;
  readonly namespace: NamespaceId;
  /** By which the namespace can be opened. */
  readonly path: string | undefined;
}

/** Who holds which network namespace. */
export interface HolderScan {
  readonly holders: readonly Holder[];
  /** Which processes have which sockets open, whatever namespace those are in. */
  readonly sockets: readonly SocketHolder[];
  readonly unseen: readonly Unseen[];
}
