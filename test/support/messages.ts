/*
 * Netlink messages, put together from the kernel's headers and not with the code under test: struct nlmsghdr and nlattr
 * (linux/netlink.h), ifinfomsg and rtmsg (linux/rtnetlink.h), ifaddrmsg (linux/if_addr.h).
 */

export function u8(value: number): Buffer {
  return Buffer.from([value]);
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** Network byte order. */
export function be16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** Network byte order. */
export function be32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** With the NUL that the kernel writes. */
export function text(value: string): Buffer {
  return Buffer.concat([Buffer.from(value), Buffer.alloc(1)]);
}

/** `10.0.0.1`, or an IPv6 address in hexadecimal digits without colons. */
export function ipAddress(value: string): Buffer {
  return value.includes('.') ? Buffer.from(value.split('.').map(Number)) : Buffer.from(value, 'hex');
}

/** One attribute; a payload of several parts is a nest of attributes. */
export function attribute(type: number, ...payload: readonly Buffer[]): Buffer {
  const body = Buffer.concat(payload);
  return padded(Buffer.concat([u16(4 + body.length), u16(type), body]));
}

/** The body of an RTM_NEWLINK message, as behind the netlink header. */
export function linkBody(fields: { readonly hardware?: number; readonly index?: number; readonly flags?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { hardware = 1, index = 7, flags = 0 } = fields;
  return Buffer.concat([u8(0), u8(0), u16(hardware), i32(index), u32(flags), u32(0), ...attributes]);
}

/** IFLA_LINKINFO with kind and IFLA_INFO_DATA. */
export function linkInfo(kind: string, ...data: readonly Buffer[]): Buffer {
  return attribute(18, attribute(1, text(kind)), attribute(2, ...data));
}

/** The body of an RTM_NEWADDR message. */
export function addressBody(fields: { readonly family: number; readonly length: number; readonly flags?: number; readonly scope?: number; readonly index?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { family, length, flags = 0, scope = 0, index = 7 } = fields;
  return Buffer.concat([u8(family), u8(length), u8(flags), u8(scope), u32(index), ...attributes]);
}

/** The body of an RTM_NEWROUTE message. */
export function routeBody(fields: { readonly family: number; readonly length: number; readonly table?: number; readonly protocol?: number; readonly scope?: number; readonly type?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { family, length, table = 254, protocol = 2, scope = 0, type = 1 } = fields;
  return Buffer.concat([u8(family), u8(length), u8(0), u8(0), u8(table), u8(protocol), u8(scope), u8(type), u32(0), ...attributes]);
}

/** The body of an RTM_NEWNEIGH message: struct ndmsg (linux/neighbour.h). */
export function neighbourBody(fields: { readonly family: number; readonly index?: number; readonly state?: number; readonly flags?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { family, index = 7, state = 0, flags = 0 } = fields;
  return Buffer.concat([u8(family), u8(0), u16(0), i32(index), u16(state), u8(flags), u8(0), ...attributes]);
}

/** The body of an RTM_NEWRULE message: struct fib_rule_hdr (linux/fib_rules.h). */
export function ruleBody(fields: { readonly family: number; readonly from?: number; readonly to?: number; readonly tos?: number; readonly table?: number; readonly action?: number; readonly flags?: number }, ...attributes: readonly Buffer[]): Buffer {
  const { family, from = 0, to = 0, tos = 0, table = 0, action = 1, flags = 0 } = fields;
  return Buffer.concat([u8(family), u8(to), u8(from), u8(tos), u8(table), u8(0), u8(0), u8(action), u32(flags), ...attributes]);
}

/** The body of an RTM_NEWLINK message of family bridge. */
export function bridgeLinkBody(fields: { readonly index: number }, ...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([u8(7), u8(0), u16(1), i32(fields.index), u32(0), u32(0), ...attributes]);
}

/** A whole message with its netlink header. */
export function message(type: number, body: Buffer, { flags = 0, sequence = 1 }: { readonly flags?: number; readonly sequence?: number } = {}): Buffer {
  return padded(Buffer.concat([u32(16 + body.length), u16(type), u16(flags), u32(sequence), u32(0), body]));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** struct inet_diag_msg (linux/inet_diag.h) and attributes, as behind the netlink header. */
export function inetSocketBody(
  fields: { readonly family: number; readonly state?: number; readonly timer?: number; readonly retransmits?: number; readonly ports?: readonly [number, number]; readonly source?: Buffer; readonly destination?: Buffer; readonly link?: number; readonly cookie?: readonly [number, number]; readonly expires?: number; readonly queues?: readonly [number, number]; readonly uid?: number; readonly inode?: number },
  ...attributes: readonly Buffer[]
): Buffer {
  const { family, state = 10, timer = 0, retransmits = 0, ports = [0, 0], source = Buffer.alloc(0), destination = Buffer.alloc(0), link = 0, cookie = [0, 0], expires = 0, queues = [0, 0], uid = 0, inode = 0 } = fields;
  const sixteen = (address: Buffer): Buffer => Buffer.concat([address, Buffer.alloc(16 - address.length)]);
  return Buffer.concat([
    u8(family), u8(state), u8(timer), u8(retransmits), be16(ports[0]), be16(ports[1]), sixteen(source), sixteen(destination), u32(link), u32(cookie[0]), u32(cookie[1]),
    u32(expires), u32(queues[0]), u32(queues[1]), u32(uid), u32(inode), ...attributes,
  ]);
}

/** struct unix_diag_msg (linux/unix_diag.h) and attributes. */
export function unixSocketBody(fields: { readonly type: number; readonly state: number; readonly inode: number; readonly cookie?: number }, ...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([u8(1), u8(fields.type), u8(fields.state), u8(0), u32(fields.inode), u32(fields.cookie ?? 0), u32(0), ...attributes]);
}

/** struct packet_diag_msg (linux/packet_diag.h) and attributes. */
export function packetSocketBody(fields: { readonly type: number; readonly protocol: number; readonly inode: number; readonly cookie?: number }, ...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([u8(17), u8(fields.type), u16(fields.protocol), u32(fields.inode), u32(fields.cookie ?? 0), u32(0), ...attributes]);
}
