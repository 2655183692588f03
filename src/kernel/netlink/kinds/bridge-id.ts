import { malformed } from '../bytes.ts';
import { hexByte } from '../hardware.ts';

/** struct ifla_bridge_id: two bytes of priority, six of address; written as `brctl show` does. */
export function readBridgeId(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 8) throw malformed('a bridge id is shorter than 8 bytes');
  const hex = Array.from(bytes.subarray(start, start + 8), hexByte);
  return `${hex.slice(0, 2).join('')}.${hex.slice(2).join('')}`;
}
