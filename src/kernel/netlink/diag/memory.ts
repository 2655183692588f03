import type { Socket, SocketMemory } from '../../../model/socket.ts';
import { readU32, readU8 } from '../bytes.ts';

/** SK_MEMINFO (linux/sock_diag.h): nine words; Linux before 4.8 leaves the last ones out, and they are 0. */
export function parseMemory(bytes: Uint8Array, start: number, end: number): SocketMemory {
  const word = (at: number): number => (start + 4 * at + 4 <= end ? readU32(bytes, start + 4 * at, end) : 0);
  return {
    received: word(0),
    receiveBuffer: word(1),
    sent: word(2),
    sendBuffer: word(3),
    forward: word(4),
    queued: word(5),
    options: word(6),
    backlog: word(7),
    drops: word(8),
  };
}

const RCV_SHUTDOWN = 1;
const SEND_SHUTDOWN = 2;

/** Which directions a byte of shutdown flags says are closed (kernel, net/sock.h). */
export function parseShutdown(bytes: Uint8Array, start: number, end: number): Socket['shutdown'] {
  const bits = readU8(bytes, start, end);
  return [...((bits & RCV_SHUTDOWN) !== 0 ? (['receive'] as const) : []), ...((bits & SEND_SHUTDOWN) !== 0 ? (['send'] as const) : [])];
}
