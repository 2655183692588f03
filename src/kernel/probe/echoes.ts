import { pid } from 'node:process';
import type { Family } from '../../model/address.ts';
import { namespaceKey } from '../../model/namespace.ts';
import type { Probe, ProbeAnswer } from '../../model/probe.ts';
import { errnoOf } from '../errno.ts';
import { EchoSocket } from './echo-socket.ts';
import type { EchoAnswer } from './icmp.ts';
import { POLLIN, type ProbeMeans } from './run-probes.ts';
import { writeSocketAddress } from './socket-address.ts';

/** The probes of one namespace and family: they share a socket, which is there from the first of them to the last. */
interface Sender {
  readonly family: Family;
  readonly from: Probe['from'];
  readonly id: number;
  /** By sequence number. */
  readonly probes: number[];
  socket: EchoSocket | undefined;
  left: number;
}

/** ICMP echo requests through raw sockets, which need CAP_NET_RAW inside, and no program. */
export function echoMeans(probes: readonly Probe[]): ProbeMeans {
  const senders = new Map<string, Sender>();
  const seats = probes.map((probe, at) => seat(probe, at, senders));
  const sentAt = probes.map((): number[] => []);
  const open = new Map<number, { readonly sender: Sender; readonly socket: EchoSocket }>();

  const socketOf = (sender: Sender): EchoSocket => {
    if (sender.socket !== undefined) return sender.socket;
    const socket = new EchoSocket(sender.from, sender.family);
    sender.socket = socket;
    open.set(socket.descriptor, { sender, socket });
    return socket;
  };
  const toAnswer = (probe: number, answer: EchoAnswer): ProbeAnswer | undefined => {
    if (answer.is === 'error') return { is: 'unreachable', by: answer.by, says: answer.says };
    const sent = sentAt[probe]?.[answer.number.attempt];
    return sent === undefined ? undefined : { is: 'answered', ms: performance.now() - sent };
  };

  return {
    atOnce: 256,
    events: POLLIN,
    send: (at, attempt) => {
      const { sender, sequence } = seats[at]!; // one for each probe
      try {
        const address = writeSocketAddress(probes[at]!.address, 0);
        const socket = socketOf(sender);
        sentAt[at]![attempt] = performance.now();
        socket.send({ id: sender.id, sequence, attempt }, address);
        return undefined;
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === undefined) throw error;
        return { is: 'not sent', errno };
      }
    },
    descriptors: () => [...open.keys()],
    descriptorOf: (at) => seats[at]!.sender.socket?.descriptor,
    collect: (descriptor, take) => {
      const { sender, socket } = open.get(descriptor) ?? {};
      socket?.receive((answer) => {
        const probe = answer.number.id === sender?.id ? sender.probes[answer.number.sequence] : undefined;
        const meaning = probe === undefined ? undefined : toAnswer(probe, answer);
        if (probe !== undefined && meaning !== undefined) take(probe, meaning);
      });
    },
    settle: (at) => {
      const { sender } = seats[at]!;
      sender.left -= 1;
      if (sender.left > 0 || sender.socket === undefined) return;
      open.delete(sender.socket.descriptor);
      sender.socket.close();
      sender.socket = undefined;
    },
    close: () => open.forEach(({ socket }) => socket.close()),
  };
}

/** Its sender, and its sequence number there. */
function seat({ from, family }: Probe, at: number, senders: Map<string, Sender>): { readonly sender: Sender; readonly sequence: number } {
  const key = `${namespaceKey(from.id)} ${family}`;
  const known = senders.get(key);
  // Others may ping in the same namespace with an id of theirs; and so may another netnsh.
  const sender = known ?? { family, from, id: (pid ^ (senders.size << 4)) & 0xffff, probes: [], socket: undefined, left: 0 };
  if (known === undefined) senders.set(key, sender);
  sender.left += 1;
  return { sender, sequence: sender.probes.push(at) - 1 };
}
