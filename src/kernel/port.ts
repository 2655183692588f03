import type { Address } from '../model/address.ts';
import type { Link } from '../model/link.ts';
import type { NamespaceId, Target } from '../model/namespace.ts';
import type { NamespaceLink, Process } from '../model/process.ts';
import type { Route } from '../model/route.ts';
import type { Program, ProgramEnd, ProgramOutput } from './program.ts';

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
  /** A namespace by an nsfs path (`/run/netns/x`, `/proc/7/ns/net`); says why where the path is no network namespace. */
  readPath(path: string): Promise<NamedEntry>;

  readLinks(target: Target): Promise<readonly Link[]>;
  readAddresses(target: Target): Promise<readonly Address[]>;
  readRoutes(target: Target): Promise<readonly Route[]>;
  /** For each of `others` the nsid by which `observer` knows it, `undefined` where it knows none. Allocates nothing. */
  readNsids(observer: Target, others: readonly Target[]): Promise<readonly (number | undefined)[]>;

  /** One process; `undefined` when there is none. */
  readProcess(pid: number): Promise<Process | undefined>;
  readProcesses(pids: readonly number[]): Promise<readonly Process[]>;
  /** /proc/PID/ns, all kinds that may be read. */
  readProcessNamespaces(pid: number): Promise<readonly NamespaceLink[]>;
  /** Every process that may be read, with all its kinds of namespaces. */
  scanProcessNamespaces(): Promise<readonly { readonly pid: number; readonly namespaces: readonly NamespaceLink[] }[]>;

  /** As `ip netns add`: same file, same mount propagation, same lock. */
  addNamespace(name: string): Promise<void>;
  /** As `ip netns attach NAME PID`. */
  attachNamespace(name: string, pid: number): Promise<void>;
  /** As `ip netns del`: removes the name; the namespace lives on while something else holds it. */
  deleteNamespace(name: string): Promise<void>;

  /** Keeps a namespace alive, and reachable by its id, until released. */
  hold(target: Target): Promise<Hold>;
  /** Runs a program born inside `target`. Rejects with a ShellError of status 126 or 127 when it cannot start. */
  run(target: Target, program: Program): Promise<ProgramEnd>;
  /** The same with its output collected. */
  capture(target: Target, program: Program): Promise<ProgramOutput>;
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

/** Who holds which network namespace. */
export interface HolderScan {
  readonly holders: readonly Holder[];
  readonly unseen: readonly Unseen[];
}

export interface Holder {
  readonly id: NamespaceId;
  readonly by:
    | { readonly what: 'process'; readonly pid: number; readonly name: string }
    | { readonly what: 'thread'; readonly pid: number; readonly tid: number }
    | { readonly what: 'descriptor'; readonly pid: number; readonly descriptor: number }
    | { readonly what: 'socket'; readonly pid: number; readonly descriptor: number }
    /** `pid` is a process in that mount namespace, `undefined` for our own; `path` is what we ourselves can open. */
    | { readonly what: 'mount'; readonly pid: number | undefined; readonly path: string; readonly mountPoint: string };
}

/** Something that could not be looked at: how many, of what, and why. */
export interface Unseen {
  readonly count: number;
  readonly what: string;
  readonly why: string;
}
