import type { OwnerKind } from '../../model/namespace.ts';
import type { Container } from '../port.ts';

/** Somebody who runs containers, and how he is asked for them. */
export interface Runtime {
  readonly name: OwnerKind;
  /**
   * Those that run, pods before what is in them. None where he is not installed. Rejects with a KernelError where he may not be
   * asked; `signal` ends the asking when he takes too long.
   */
  read(signal: AbortSignal): Promise<readonly Container[]>;
}
