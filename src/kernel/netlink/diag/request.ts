import { readU32 } from '../bytes.ts';
import { dumpRequest, type DumpRequest } from '../socket.ts';

const SOCK_DIAG_BY_FAMILY = 20; // linux/sock_diag.h

export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = 10;
export const AF_PACKET = 17;

/** A question for all sockets of a family (sock_diag(7)). */
export function diagRequest(body: Uint8Array): DumpRequest {
  return dumpRequest(SOCK_DIAG_BY_FAMILY, body);
}

/** The kernel's number of a socket, two words of it, as ss writes it. */
export function readCookie(bytes: Uint8Array, start: number, end: number): string {
  const high = readU32(bytes, start + 4, end);
  const low = readU32(bytes, start, end).toString(16);
  return high === 0 ? low : high.toString(16) + low.padStart(8, '0');
}
