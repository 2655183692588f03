import type { Family } from './address.ts';
import type { Target } from './namespace.ts';

/** One attempt to reach an address from inside a namespace. */
export interface Probe {
  readonly from: Target;
  /** The namespace that has the address. */
  readonly to: Target;
  readonly family: Family;
  readonly address: string;
}

export interface ProbeWishes {
  /** For each probe. */
  readonly timeoutMs: number;
  /** A TCP connection to this port; an ICMP echo without one. */
  readonly port: number | undefined;
  /** What is still under way is given up. */
  readonly signal: AbortSignal;
  /** Told of how many have their answer, of how many. */
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
}

/** What came of a probe; `ms` are milliseconds from sending to receiving. */
export type ProbeAnswer =
  | { readonly is: 'answered'; readonly ms: number }
  /** The host is reached; nobody there takes the connection. */
  | { readonly is: 'refused'; readonly ms: number }
  /** An ICMP error came instead: from whom, where that is known, and what it says in lower case. */
  | { readonly is: 'unreachable'; readonly by: string | undefined; readonly says: string }
  /** The kernel did not let it out: no route, a rule that drops. `errno` is its name. */
  | { readonly is: 'not sent'; readonly errno: string }
  | { readonly is: 'silent' };

/** Whether the packet got there. */
export function isReached(answer: ProbeAnswer): boolean {
  return answer.is === 'answered' || answer.is === 'refused';
}
