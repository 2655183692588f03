/** A network namespace: what identifies it, what it is called, how it can be reached. */

declare const brand: unique symbol;

/** The inode number of an nsfs file. Unique only together with its device, and used again after the namespace is gone. */
export type Inode = number & { readonly [brand]: 'inode' };

/** `(st_dev, st_ino)` of the nsfs file: what the kernel itself compares. */
export interface NamespaceId {
  readonly device: number;
  readonly inode: Inode;
}

/** A way to get hold of a namespace. Ways race with the world: whoever opens one checks the identity on the descriptor. */
export type Way =
  | { readonly via: 'path'; readonly path: string }
  | { readonly via: 'socket'; readonly pid: number; readonly descriptor: number };

/** Enough of a namespace to enter it. */
export interface Target {
  readonly id: NamespaceId;
  readonly ways: readonly Way[];
  /** What messages call it; its inode without one. */
  readonly label?: string;
}

/** A process that stands for a namespace in a table. */
export interface Representative {
  readonly pid: number;
  readonly command: string;
}

/** Where knowledge of a namespace came from, in the order in which names are preferred. */
export type SourceName = 'self' | 'named' | OwnerKind | 'process' | 'outside' | 'thread' | 'descriptor' | 'socket' | 'mount';

/** Who runs namespaces and has names of his own for them. The word is also the prefix of an operand: `podman:web`. */
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** In the order in which their names are preferred. */
export const OWNER_KINDS = ['docker', 'podman', 'cri', 'containerd', 'machine', 'lxc', 'mininet', 'munet', 'firejail', 'bubblewrap', 'unit', 'init'] as const;

/** What the owner of a namespace calls it. */
export interface OwnerName {
  readonly kind: OwnerKind;
  /** As people write it: `web`, `shop-db-1`, `nginx.service`, `h1`. */
  readonly name: string;
  /** The whole id of a container, in hexadecimal. */
  readonly id: string | undefined;
  /** What else people call it: a compose service (`shop/db`), a pod (`default/web-0`). */
  readonly also: readonly string[];
  /** Whether a bare word may mean it: root gave the name, or the user himself. Names that any other user can give need their prefix. */
  readonly isTrusted: boolean;
}

export interface Namespace extends Target {
  /** What tables, prompts and JSON call it: its first name here, `host`, `net:[INODE]`, or `pid:PID` where the inode is not known. Always an operand that leads back here. */
  readonly label: string;
  /** All names, best first, those that only other mount namespaces give last. Empty for a namespace that nobody named. */
  readonly names: readonly string[];
  /** What runtimes and other owners call it, best first; containers that share its stack are all here. */
  readonly owners: readonly OwnerName[];
  /** All paths at which it is bound or linked, the one under /run/netns first. */
  readonly paths: readonly string[];
  readonly sources: readonly SourceName[];
  /** Pids of the processes that have a thread inside, ascending. */
  readonly pids: readonly number[];
  readonly representative: Representative | undefined;
  /** The namespace in which netnsh started. */
  readonly isHome: boolean;
}

/**
 * Whether it is known by nothing but processes that may not be looked into. Its `id` then tells it apart, and is no inode of nsfs; whether it
 * has a name in /run/netns, which names a namespace too, can not be known.
 */
export function isOutside({ sources }: Pick<Namespace, 'sources'>): boolean {
  return sources.includes('outside');
}

/** An entry that looks like a namespace and is none: a stale file, a dangling symlink, a uts namespace. */
export interface BrokenEntry {
  readonly name: string;
  readonly path: string;
  readonly reason: string;
  /** What to type to repair it. */
  readonly repair: string;
}

export function isSameNamespace(a: NamespaceId, b: NamespaceId): boolean {
  return a.inode === b.inode && a.device === b.device;
}

/** A string that is equal for equal identities, for use as a map's key. */
export function namespaceKey(id: NamespaceId): string {
  return `${id.device}:${id.inode}`;
}

/** How `readlink /proc/PID/ns/net` writes it: `net:[4026532178]`. */
export function inodeLabel(id: NamespaceId): string {
  return `net:[${id.inode}]`;
}

export function asInode(value: number): Inode {
  return value as Inode; // the one place where a number becomes an inode
}
