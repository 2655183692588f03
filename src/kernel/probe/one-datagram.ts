import type { FollowedProbe } from '../../model/path/followed.ts';
import { errnoOf } from '../errno.ts';
import { libc } from '../libc.ts';
import { meaningOf } from './connections.ts';
import { MARK_AT } from './heard-packet.ts';
import { notSent, type OneProbe } from './one-probe.ts';
import { openProbeSocket, SOCK } from './probe-socket.ts';
import { POLLIN } from './run-probes.ts';
import { writeSocketAddress } from './socket-address.ts';

const HEADERS = { inet: 20 + 8, inet6: 40 + 8 } as const;
const received = new Uint8Array(64); // that something came is all that counts

/** A UDP packet. Whoever does not know its data may well not answer. */
export function oneDatagram(probe: FollowedProbe, mark: Uint8Array): OneProbe {
  let descriptor: number | undefined;
  let sentAt = 0;
  const data = new Uint8Array(probe.size - HEADERS[probe.family]);
  data.set(mark, MARK_AT);

  return {
    atOnce: 1,
    events: POLLIN,
    identity: () => ({ protocol: 'udp', mark: Buffer.from(mark).toString('hex') }),
    send: (_, attempt) =>
      notSent(() => {
        const opened = (descriptor ??= openProbeSocket(probe, SOCK.datagram, 0));
        if (attempt === 0) libc().connect(opened, writeSocketAddress(probe.address, probe.port ?? 0));
        data[0] = attempt;
        sentAt = performance.now();
        libc().send(opened, data);
      }),
    descriptors: () => (descriptor === undefined ? [] : [descriptor]),
    descriptorOf: () => descriptor,
    collect: (ready, take) => {
      const ms = performance.now() - sentAt;
      try {
        if (libc().recvNow(ready, received, 0) >= 0) take(0, { is: 'answered', ms });
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === undefined) throw error;
        take(0, meaningOf(errno, ms)); // an ICMP error (udp(7))
      }
    },
    settle: () => {},
    close: () => void (descriptor !== undefined && libc().close(descriptor)),
  };
}
