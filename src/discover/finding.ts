import type { BrokenEntry, NamespaceId, OwnerName, Representative, SourceName, Way } from '../model/namespace.ts';
import type { Unseen } from '../model/unseen.ts';

/** One thing that one source knows of one namespace. Findings of the same identity are joined into a namespace. */
export interface Finding {
  readonly id: NamespaceId;
  readonly source: SourceName;
  /** What our own folder of names calls it. */
  readonly name?: string;
  /** What another mount namespace calls it. Anybody can make one, and names in it what he likes. */
  readonly nameElsewhere?: string;
  /** What the one who runs it calls it. */
  readonly owner?: OwnerName;
  readonly path?: string;
  readonly way?: Way;
  /** A process with a thread inside. */
  readonly pid?: number;
  /** A process that could stand for the namespace. */
  readonly representative?: Representative;
}

/** All that a source has to say. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly broken?: readonly BrokenEntry[];
  readonly unseen?: readonly Unseen[];
}
