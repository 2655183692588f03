import type { Family } from './address.ts';
import type { ProbeAnswer } from './probe.ts';

/** Whether one namespace reaches an address of another. */
export interface ReachPair {
  /** Labels. */
  readonly from: string;
  readonly to: string;
  /** One that `to` has; `undefined` where it has none that others could reach. */
  readonly address: string | undefined;
  readonly family: Family | undefined;
  /** On which link of `to` it is. */
  readonly link: string | undefined;
  /** Of TCP; `undefined` for an ICMP echo. */
  readonly port: number | undefined;
  readonly isReached: boolean;
  readonly answer: ProbeAnswer['is'] | 'no address';
  /** From sending to receiving. */
  readonly milliseconds: number | undefined;
  /** Who sent an error instead. */
  readonly by: string | undefined;
  /** Why it is not reached, or that nobody listens there. */
  readonly reason: string | undefined;
}

/** Whether something was tried, and failed. */
export function hasFailed({ isReached, answer }: ReachPair): boolean {
  return !isReached && answer !== 'no address';
}

/** What an answer says of the pair, in the kernel's own terms. */
export function reasonOf(answer: ProbeAnswer, port: number | undefined): string | undefined {
  switch (answer.is) {
    case 'answered':
      return undefined;
    case 'refused':
      return `reached, but nobody listens on port ${port ?? ''}`.trimEnd();
    case 'unreachable':
      return answer.by === undefined ? answer.says : `${answer.says}, says ${answer.by}`;
    case 'not sent':
      return refusalText(answer.errno);
    case 'silent':
      return 'no answer';
  }
}

/** Why the kernel does not let a packet out, by the name of its errno. */
export function refusalText(errno: string): string {
  return refusals[errno] ?? errno;
}

/** What sendto(2) and connect(2) mean by these (ip(7), icmp(7); net/ipv4/route.c, net/ipv4/fib_semantics.c). */
const refusals: Readonly<Record<string, string>> = {
  ENETUNREACH: 'no route',
  EHOSTUNREACH: 'its routes say unreachable, or no neighbour answered',
  EACCES: 'its routes or rules prohibit it',
  EINVAL: 'its routes throw it away',
  EPERM: 'its own firewall drops it',
  ENETDOWN: 'the link is down',
  EADDRNOTAVAIL: 'no address to send from',
  EMSGSIZE: 'it does not fit the MTU of its link',
  ENOBUFS: 'no room for it: the link or the neighbour table is full',
};
