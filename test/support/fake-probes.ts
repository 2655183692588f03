import { KernelError } from '../../src/errors.ts';
import type { NamespaceId } from '../../src/model/namespace.ts';
import type { FollowedProbe, FollowedReading } from '../../src/model/path/followed.ts';
import type { Probe, ProbeAnswer, ProbeWishes } from '../../src/model/probe.ts';
import type { FakeNamespace } from './fake-machine.ts';
import { lookUpFakeRoute } from './fake-routes.ts';

/** What a machine answers whose wires are all whole: an address to which a route leads is reached, if somebody has it. */
export function answerProbe({ from, to, address }: Probe, { port }: ProbeWishes, lookup: (id: NamespaceId) => FakeNamespace | undefined): ProbeAnswer {
  const sender = lookup(from.id);
  const receiver = lookup(to.id);
  if (sender === undefined) return { is: 'not sent', errno: 'ENOENT' };
  const route = lookUpFakeRoute(sender.routes, sender.nexthops, { destination: address });
  if (route.is === 'refused') return { is: 'not sent', errno: route.errno };
  if (receiver?.addresses.some((one) => one.address === address) !== true) return { is: 'silent' };
  const listens = receiver.sockets.some(({ socket }) => socket.localPort === port);
  return port === undefined || listens ? { is: 'answered', ms: 0.041 } : { is: 'refused', ms: 0.062 };
}

/** The same for one packet; nobody there has the right to listen. */
export function followFakeProbe({ from, family, address, protocol, port, listenIn }: FollowedProbe, lookup: (id: NamespaceId) => FakeNamespace | undefined): FollowedReading {
  const to = listenIn.find(({ id }) => lookup(id)?.addresses.some((one) => one.address === address)) ?? from;
  const answer = answerProbe({ from, to, family, address }, { timeoutMs: 1000, port: protocol === 'icmp' ? undefined : port, signal: new AbortController().signal }, lookup);
  return { answer, sightings: [], deaf: listenIn.map(({ label = '' }) => new KernelError(`listen in ${label}`, 'EPERM', { kernelText: 'this needs CAP_NET_RAW' })) };
}
