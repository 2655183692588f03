import { eachAttribute, writeAttribute } from './attributes.ts';
import { readU16 } from './bytes.ts';
import type { NetlinkSocket } from './socket.ts';

// linux/genetlink.h
const GENL_ID_CTRL = 0x10;
const CTRL_CMD_GETFAMILY = 3;
const CTRL_ATTR_FAMILY_ID = 1;
const CTRL_ATTR_FAMILY_NAME = 2;

/** struct genlmsghdr: command, version, and two bytes of nothing. Attributes begin behind it. */
export const GENERIC_HEADER = 4;

/**
 * The message type by which a family of generic netlink is spoken to; the kernel gives it when the family's module is loaded.
 * @throws KernelError ENOENT for a family that this kernel does not have.
 */
export function requestFamily(socket: NetlinkSocket, name: string): number {
  let family = 0;
  socket.request(`find ${name} in netlink`, GENL_ID_CTRL, genericBody(CTRL_CMD_GETFAMILY, 1, writeAttribute(CTRL_ATTR_FAMILY_NAME, Buffer.from(`${name}\0`))), (bytes, start, end) => {
    family = parseFamily(bytes, start, end);
  });
  return family;
}

/** The answer, from behind the netlink header; 0 where no number is in it. */
export function parseFamily(bytes: Uint8Array, start: number, end: number): number {
  let family = 0;
  eachAttribute(bytes, start + GENERIC_HEADER, end, (type, from, to) => {
    if (type === CTRL_ATTR_FAMILY_ID) family = readU16(bytes, from, to);
  });
  return family;
}

export function genericBody(command: number, version: number, ...attributes: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Uint8Array.of(command, version, 0, 0), ...attributes]);
}
