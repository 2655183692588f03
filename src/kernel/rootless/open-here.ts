import { constants, openSync } from 'node:fs';
import { attempt } from '../errno.ts';
import { inNetworkNamespace } from '../enter.ts';
import { NET_FILES } from '../net-files.ts';
import { openSocket, type Protocol } from '../netlink/socket.ts';

/** The word by which netnsh, started in a user namespace, is told to open what another netnsh wants to have; the count of network namespaces follows. */
export const OPEN_HERE = '__open';

/** At this descriptor begin the network namespaces that it was handed. */
export const FIRST_NAMESPACE = 3;

/** What was opened in one namespace, by its descriptors in the process that opened it. */
export interface Opened {
  readonly sockets: Readonly<Record<Protocol, number>>;
  /** One more of rtnetlink, for whoever listens: it is no other's. */
  readonly listener: number;
  readonly files: Readonly<Record<string, number>>;
}

/** Opens in each of the namespaces what can be asked for from outside later. */
export function openHere(count: number): readonly Opened[] {
  return Array.from({ length: count }, (_, at) => inNetworkNamespace(FIRST_NAMESPACE + at, openAll));
}

function openAll(): Opened {
  const files = NET_FILES.flatMap((name) => {
    const descriptor = attempt(() => openSync(`/proc/thread-self/net/${name}`, constants.O_RDONLY));
    return descriptor === undefined ? [] : [[name, descriptor] as const];
  });
  const netfilter = attempt(() => openSocket('netfilter')) ?? -1; // not every kernel has it; then its questions are refused
  return { sockets: { route: openSocket('route'), diag: openSocket('diag'), netfilter, generic: openSocket('generic') }, listener: openSocket('route'), files: Object.fromEntries(files) };
}
