import type { OwnerKind } from '../../model/namespace.ts';
import type { Container } from '../port.ts';

/** Somebody who runs containers, and how he is asked for them. */
export interface Runtime {
  readonly name: OwnerKind;
  /**
   * Those that run, pods before what is in them. None where he is not installed. Rejects with a KernelError where he may not be
   * asked.
   */
  read(asking: Asking): Promise<readonly Container[]>;
}

/** How long somebody is asked. */
export interface Asking {
  /** Ends it when he takes too long. */
  readonly signal: AbortSignal;
  /** To be called at every answer. */
  heard(): void;
}
