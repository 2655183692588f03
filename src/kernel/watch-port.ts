import type { KernelError, ShellError } from '../errors.ts';
import type { NamespaceId, Target } from '../model/namespace.ts';
import type { Notice, WatchedKind } from '../model/watched/notice.ts';

/** What is to be heard. */
export interface WatchWishes {
  /** Of what the namespaces are to tell. */
  readonly kinds: readonly WatchedKind[];
  /** Folders where names of namespaces come and go. */
  readonly folders: readonly string[];
  /** How often to look for namespaces of which nothing tells; left out, never. */
  readonly lookEveryMs?: number;
  /** How many bytes may wait in the kernel for each namespace; less where the kernel allows less. Without it, plenty. */
  readonly roomBytes?: number;
}

/** Gives what happened since the last turn, as long as it is iterated and not closed. What waits, waits in the kernel. */
export interface KernelWatch extends AsyncIterable<readonly KernelEvent[]> {
  /** Watches namespaces from now on, and keeps them alive meanwhile; gives for each why not, where that can not be. */
  add(targets: readonly Target[]): Promise<readonly (KernelError | ShellError | undefined)[]>;
  /** Lets go of a namespace; gives what it still had to say. */
  remove(id: NamespaceId): readonly KernelEvent[];
  /** Gives an event by itself, after so long. Of several the first one counts. */
  setAlarm(afterMs: number): void;
  /** Ends the iteration. */
  close(): Promise<void>;
}

/** A name came to a folder, or went. */
export interface NameMove {
  readonly folder: string;
  readonly name: string;
  readonly action: 'added' | 'removed';
}

/** `at` is when we heard of it, in milliseconds since 1970; the kernel itself says no time. */
export type KernelEvent = { readonly at: number } & (
  | { readonly what: 'notices'; readonly namespace: NamespaceId; readonly notices: readonly Notice[] }
  /** Messages of the namespace were lost: only reading tells what it is like now. */
  | { readonly what: 'overrun'; readonly namespace: NamespaceId }
  /** Namespaces may have come or gone: something said so, such as the names that did, in their order; or it is only time to look. */
  | { readonly what: 'namespaces'; readonly isNews: boolean; readonly moves: readonly NameMove[] }
  /** Something can not be heard, or was not. */
  | { readonly what: 'unheard'; readonly why: KernelError | ShellError }
  | { readonly what: 'alarm' }
);
