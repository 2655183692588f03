import type { FollowedProbe } from '../../model/path/followed.ts';
import { libc } from '../libc.ts';
import { insideNamespace } from '../read-inside.ts';
import { AF, writeSocketAddress } from './socket-address.ts';

export const SOCK = { stream: 1, datagram: 2, raw: 3 } as const;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x8_0000;
const IPPROTO_IP = 0;
const IPPROTO_IPV6 = 41;
const IP_MTU_DISCOVER = 10;
const IPV6_MTU_DISCOVER = 23;
const IPV6_DONTFRAG = 62;
/** Never cut up, whatever the kernel believes of the way (ip(7)). */
const PMTUDISC_PROBE = 3;

/** A socket for one probe, made in its namespace; its packets are never cut up. Throws the kernel's refusal, and leaves nothing open then. */
export function openProbeSocket({ from, family, source }: FollowedProbe, type: number, protocol: number): number {
  let descriptor = -1;
  insideNamespace(from, () => (descriptor = libc().socket(AF[family], type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol)));
  try {
    if (type !== SOCK.stream) keepWhole(descriptor, family);
    if (source !== undefined) libc().bind(descriptor, writeSocketAddress(source, 0));
    return descriptor;
  } catch (error) {
    libc().close(descriptor);
    throw error;
  }
}

function keepWhole(descriptor: number, family: FollowedProbe['family']): void {
  if (family === 'inet') return libc().setsockopt(descriptor, IPPROTO_IP, IP_MTU_DISCOVER, number(PMTUDISC_PROBE));
  libc().setsockopt(descriptor, IPPROTO_IPV6, IPV6_MTU_DISCOVER, number(PMTUDISC_PROBE));
  libc().setsockopt(descriptor, IPPROTO_IPV6, IPV6_DONTFRAG, number(1));
}

function number(value: number): Uint8Array {
  return new Uint8Array(new Uint32Array([value]).buffer);
}

/** Which port the kernel gave to it. */
export function localPortOf(descriptor: number): number {
  const address = new Uint8Array(28);
  libc().getsockname(descriptor, address);
  return new DataView(address.buffer).getUint16(2);
}
