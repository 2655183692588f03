import type { KernelError, ShellError } from '../../errors.ts';
import type { Family } from '../address.ts';
import type { Target } from '../namespace.ts';
import type { PathProtocol } from '../path.ts';
import type { ProbeAnswer } from '../probe.ts';

/** One packet that is sent while others listen for it. */
export interface FollowedProbe {
  readonly from: Target;
  readonly family: Family;
  readonly address: string;
  /** Left to the kernel unless stated. */
  readonly source: string | undefined;
  readonly protocol: PathProtocol;
  /** Of TCP and UDP. */
  readonly port: number | undefined;
  /** Bytes of the whole IP packet; that of TCP is as large as the kernel makes it. */
  readonly size: number;
  /** Where to listen, on all links there. */
  readonly listenIn: readonly Target[];
  /** Those of `listenIn` that it is expected in: who its neighbours are is there afterwards as before. */
  readonly expectedIn: readonly Target[];
  /** Addresses of which one at least is in each of its packets, and of those that carry it. */
  readonly addresses: readonly string[];
}

export interface FollowWishes {
  /** From the first packet; a second one goes after half of it. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface FollowedReading {
  readonly answer: ProbeAnswer;
  /** In the order of time. */
  readonly sightings: readonly Sighting[];
  /** Why nothing, or not everything, was heard; in the order of `listenIn`. */
  readonly deaf: readonly (KernelError | ShellError | undefined)[];
}

/** What one link saw of the probe. */
export interface Sighting {
  /** Which of `listenIn`. */
  readonly at: number;
  readonly linkIndex: number;
  readonly direction: 'in' | 'out';
  /** `error`: ICMP tells the sender why not. `question` and `reply`: who has an address, in ARP or neighbour discovery, and that somebody has. */
  readonly what: 'packet' | 'answer' | 'error' | 'question' | 'reply';
  readonly source: string;
  /** Of a question, the address that is asked for; of a reply, that which is answered for. */
  readonly destination: string;
  /** Of an error, in lower case. */
  readonly says: string | undefined;
}
