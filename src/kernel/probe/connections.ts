import type { Probe, ProbeAnswer } from '../../model/probe.ts';
import { errnoOf } from '../errno.ts';
import { errnoName, libc } from '../libc.ts';
import { insideNamespace } from '../read-inside.ts';
import { POLLOUT, type ProbeMeans } from './run-probes.ts';
import { AF, writeSocketAddress } from './socket-address.ts';

const SOCK_STREAM = 1;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x8_0000;
const SOL_SOCKET = 1;
const SO_ERROR = 4;
const SO_LINGER = 13;

interface Connection {
  readonly descriptor: number;
  readonly sentAt: number;
}

/** TCP connections that are reset as soon as they stand: nothing of them is left, not even in TIME_WAIT. */
export function connectionMeans(probes: readonly Probe[], port: number): ProbeMeans {
  const open = new Map<number, Connection>();

  return {
    atOnce: 256, // each is a descriptor
    events: POLLOUT,
    send: (at, attempt) => {
      if (attempt > 0) return undefined; // the kernel sends the SYN again by itself
      try {
        begin(probes[at]!, port, (connection) => open.set(at, connection));
        return undefined;
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === undefined) throw error;
        return errno === 'EINPROGRESS' ? undefined : meaningOf(errno, 0);
      }
    },
    descriptors: () => [...open.values()].map(({ descriptor }) => descriptor),
    descriptorOf: (at) => open.get(at)?.descriptor,
    collect: (descriptor, take) => {
      const [probe, connection] = [...open].find(([, one]) => one.descriptor === descriptor) ?? [];
      if (probe !== undefined && connection !== undefined) take(probe, meaningOf(errorOf(descriptor), performance.now() - connection.sentAt));
    },
    settle: (at) => {
      const connection = open.get(at);
      if (connection !== undefined) libc().close(connection.descriptor);
      open.delete(at);
    },
    close: () => open.forEach(({ descriptor }) => libc().close(descriptor)),
  };
}

function begin({ from, family, address }: Probe, port: number, keep: (connection: Connection) => void): void {
  const target = writeSocketAddress(address, port);
  let descriptor = -1;
  insideNamespace(from, () => (descriptor = libc().socket(AF[family], SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)));
  keep({ descriptor, sentAt: performance.now() });
  libc().setsockopt(descriptor, SOL_SOCKET, SO_LINGER, new Uint8Array(new Uint32Array([1, 0]).buffer));
  libc().connect(descriptor, target);
}

/** connect(2): what SO_ERROR says once the descriptor is writable. Without a time, the kernel said so at once. */
export function meaningOf(errno: string | undefined, ms: number): ProbeAnswer {
  if (errno === undefined) return { is: 'answered', ms };
  if (errno === 'ECONNREFUSED') return { is: 'refused', ms };
  if (errno === 'ETIMEDOUT') return { is: 'silent' };
  const says = ms > 0 ? fromOutside[errno] : undefined;
  return says === undefined ? { is: 'not sent', errno } : { is: 'unreachable', by: undefined, says };
}

/** What ICMP errors become (net/ipv4/icmp.c, icmp_err_convert); while connecting, these come from outside. */
const fromOutside: Readonly<Record<string, string>> = {
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EHOSTDOWN: 'host unreachable',
  EACCES: 'administratively prohibited',
};

/** SO_ERROR, and none from then on. */
export function errorOf(descriptor: number): string | undefined {
  const value = new Uint8Array(4);
  libc().getsockopt(descriptor, SOL_SOCKET, SO_ERROR, value);
  const errno = new DataView(value.buffer).getInt32(0, true);
  return errno === 0 ? undefined : errnoName(errno);
}
