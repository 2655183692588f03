import type { NamespaceId } from '../../model/namespace.ts';
import type { SocketHolder } from '../../model/socket-holder.ts';
import type { Holder } from '../../model/holder.ts';
import { countUnseen, type UnseenCount } from './unseen.ts';

/** What one pass over /proc has found so far. */
export interface Scan {
  readonly holders: Holder[];
  readonly socketHolders: SocketHolder[];
  readonly unseen: UnseenCount;
  /** Which nsfs inodes behind descriptors are network namespaces: each is asked once. */
  readonly isNetwork: Map<number, boolean>;
  /** Where each socket lives, by its inode; `undefined` where that could not be learnt. */
  readonly sockets: Map<number, NamespaceId | undefined>;
  /** The processes in each mount namespace, by its inode. */
  readonly mountNamespaces: Map<number, number[]>;
}

export function startScan(): Scan {
  return { holders: [], socketHolders: [], unseen: countUnseen(), isNetwork: new Map(), sockets: new Map(), mountNamespaces: new Map() };
}

/** A process while its descriptors are looked at. */
export interface Place {
  readonly pid: number;
  /** `/proc/PID`, or `/proc/PID/task/TID` when the leader has ended before its threads. */
  readonly folder: string;
  /** The namespace of the leader. */
  readonly id: NamespaceId | undefined;
}
