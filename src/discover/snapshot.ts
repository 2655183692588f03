import type { SocketHolder } from '../model/socket-holder.ts';
import type { Unseen } from '../model/unseen.ts';
import type { BrokenEntry, Namespace } from '../model/namespace.ts';

/** Every network namespace of the machine at one moment. */
export interface Snapshot {
  /** One entry for each namespace, in natural order of their labels, home first. */
  readonly namespaces: readonly Namespace[];
  readonly broken: readonly BrokenEntry[];
  /** Who has which sockets open. */
  readonly sockets: readonly SocketHolder[];
  readonly unseen: readonly Unseen[];
}
