import { pid } from 'node:process';
import { ShellError } from '../../errors.ts';
import type { FollowedProbe } from '../../model/path/followed.ts';
import type { ProbeAnswer } from '../../model/probe.ts';
import { errnoOf, isForbidden } from '../errno.ts';
import { libc } from '../libc.ts';
import { meaningOf } from './connections.ts';
import { MARK_AT } from './heard-packet.ts';
import { parseEchoAnswer, writeEcho } from './icmp.ts';
import { notSent, type OneProbe } from './one-probe.ts';
import { openProbeSocket, SOCK } from './probe-socket.ts';
import { POLLIN } from './run-probes.ts';
import { readSocketAddress, roomForSocketAddress, writeSocketAddress } from './socket-address.ts';

const HEADERS = { inet: 20 + 8, inet6: 40 + 8 } as const;
const PROTOCOLS = { inet: 1, inet6: 58 } as const;
const ICMP_HEADER = 8;
const MSG_DONTWAIT = 0x40;

const received = new Uint8Array(2048);

/** A raw socket, or for whoever may not have one, that of ICMP echoes alone (icmp(7), ping_group_range). */
interface EchoSource {
  readonly descriptor: number;
  readonly isRaw: boolean;
}

/** An ICMP echo request. */
export function oneEcho(probe: FollowedProbe, mark: Uint8Array): OneProbe {
  let socket: EchoSource | undefined;
  const sentAt: number[] = [];
  const id = pid & 0xffff;
  const data = new Uint8Array(probe.size - HEADERS[probe.family]);
  data.set(mark, MARK_AT);
  const sender = roomForSocketAddress(probe.family);

  const msSince = (attempt: number): number => performance.now() - (sentAt[attempt] ?? sentAt[0] ?? 0);
  const read = ({ descriptor, isRaw }: EchoSource): ProbeAnswer | undefined => {
    const length = Math.min(libc().recvFrom(descriptor, received, sender, MSG_DONTWAIT), received.length);
    if (!isRaw) return { is: 'answered', ms: msSince(received[ICMP_HEADER] ?? 0) };
    const answer = parseEchoAnswer(probe.family, received, length, readSocketAddress(probe.family, sender));
    if (answer === undefined || answer.number.id !== id || answer.number.sequence !== 0) return undefined;
    return answer.is === 'reply' ? { is: 'answered', ms: msSince(answer.number.attempt) } : { is: 'unreachable', by: answer.by, says: answer.says };
  };

  return {
    atOnce: 1,
    events: POLLIN,
    identity: () => ({ protocol: 'icmp', mark: Buffer.from(mark).toString('hex'), id: socket?.isRaw === true ? id : undefined }),
    send: (_, attempt) =>
      notSent(() => {
        const source = (socket ??= open(probe));
        data[0] = attempt;
        sentAt[attempt] = performance.now();
        if (source.isRaw) libc().sendTo(source.descriptor, writeEcho(probe.family, { id, sequence: 0, attempt }, data), writeSocketAddress(probe.address, 0));
        else libc().send(source.descriptor, writeEcho(probe.family, { id, sequence: 0, attempt }, data));
      }),
    descriptors: () => (socket === undefined ? [] : [socket.descriptor]),
    descriptorOf: () => socket?.descriptor,
    collect: (_, take) => {
      if (socket === undefined) return;
      try {
        for (;;) {
          const answer = read(socket);
          if (answer !== undefined) return take(0, answer);
        }
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === undefined) throw error;
        if (errno !== 'EAGAIN') take(0, meaningOf(errno, msSince(0)));
      }
    },
    settle: () => {},
    close: () => void (socket !== undefined && libc().close(socket.descriptor)),
  };
}

function open(probe: FollowedProbe): EchoSource {
  const protocol = PROTOCOLS[probe.family];
  try {
    return { descriptor: openProbeSocket(probe, SOCK.raw, protocol), isRaw: true };
  } catch (error) {
    if (!isForbidden(errnoOf(error) ?? '')) throw error;
  }
  const descriptor = openPingSocket(probe, protocol);
  libc().connect(descriptor, writeSocketAddress(probe.address, 0)); // so that errors come too
  return { descriptor, isRaw: false };
}

function openPingSocket(probe: FollowedProbe, protocol: number): number {
  try {
    return openProbeSocket(probe, SOCK.datagram, protocol);
  } catch (error) {
    if (!isForbidden(errnoOf(error) ?? '')) throw error;
    throw new ShellError(`no echo can be sent from ${probe.from.label ?? 'there'}: this needs CAP_NET_RAW, or a group of net.ipv4.ping_group_range`, {
      hint: '--tcp PORT and --udp PORT need neither',
      cause: error,
    });
  }
}
