import type { FollowedProbe } from '../../model/path/followed.ts';
import { libc } from '../libc.ts';
import { errorOf, meaningOf } from './connections.ts';
import { notSent, type OneProbe } from './one-probe.ts';
import { localPortOf, openProbeSocket, SOCK } from './probe-socket.ts';
import { POLLOUT } from './run-probes.ts';
import { writeSocketAddress } from './socket-address.ts';

const SOL_SOCKET = 1;
const SO_LINGER = 13;

/** A TCP connection that is reset as soon as it stands. Nothing is sent through it. */
export function oneConnection(probe: FollowedProbe): OneProbe {
  let descriptor: number | undefined;
  let sentAt = 0;
  let localPort = 0;

  return {
    atOnce: 1,
    events: POLLOUT,
    identity: () => ({ protocol: 'tcp', localPort, sequence: undefined }),
    send: (_, attempt) => {
      if (attempt > 0) return undefined; // the kernel sends the SYN again by itself
      return notSent(() => {
        const opened = openProbeSocket(probe, SOCK.stream, 0);
        descriptor = opened;
        libc().setsockopt(opened, SOL_SOCKET, SO_LINGER, new Uint8Array(new Uint32Array([1, 0]).buffer));
        sentAt = performance.now();
        try {
          libc().connect(opened, writeSocketAddress(probe.address, probe.port ?? 0));
        } finally {
          localPort = localPortOf(opened);
        }
      });
    },
    descriptors: () => (descriptor === undefined ? [] : [descriptor]),
    descriptorOf: () => descriptor,
    collect: (ready, take) => take(0, meaningOf(errorOf(ready), performance.now() - sentAt)),
    settle: () => {},
    close: () => void (descriptor !== undefined && libc().close(descriptor)),
  };
}
