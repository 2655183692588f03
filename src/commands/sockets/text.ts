import type { SocketRow } from './row.ts';

/** Where a socket is bound, as ss writes it: `0.0.0.0%eth0:53`, `[fe80::1]%eth0:80`, `*:80` for both families, `arp:eth0`, `@name`. */
export function localText(row: SocketRow): string | undefined {
  const { type, family, localAddress, localPort, protocol, link } = row;
  if (type === 'unix') return localAddress;
  if (type === 'packet') return `${etherTypes.get(protocol ?? 0) ?? hex(protocol ?? 0)}:${link ?? '*'}`;
  const isBoth = family === 'inet6' && localAddress === '::' && row.v6only !== true;
  const scope = link === undefined ? '' : `%${link}`;
  const port = type === 'raw' ? (ipProtocols.get(protocol ?? 0) ?? String(protocol)) : portText(localPort);
  return `${isBoth ? '*' : addressText(localAddress)}${scope}:${port}`;
}

/** The other end, where there is one. */
export function peerText({ type, peerAddress, peerPort, peerInode }: SocketRow): string | undefined {
  if (type === 'unix') return peerAddress ?? (peerInode === undefined ? undefined : `#${peerInode}`);
  if (peerAddress === undefined || ((peerAddress === '0.0.0.0' || peerAddress === '::') && !peerPort)) return undefined;
  return `${addressText(peerAddress)}:${portText(peerPort)}`;
}

/** `1234`, or `1234 +3` where three more have it open. */
export function pidText({ processes: [first, ...others] }: SocketRow): string | undefined {
  return first === undefined ? undefined : others.length === 0 ? String(first.pid) : `${first.pid} +${others.length}`;
}

/** Where the process lives, when that is not where its socket is. */
export function elsewhereText({ namespace, processes: [first] }: SocketRow): string | undefined {
  return first?.namespace === namespace ? undefined : first?.namespace;
}

/** As ss writes it: `timewait,45s,0`. */
export function timerText({ timer }: SocketRow): string | undefined {
  return timer && `${timer.kind},${timer.expiresMs < 10_000 ? `${timer.expiresMs}ms` : `${Math.round(timer.expiresMs / 1000)}s`},${timer.retransmits}`;
}

function addressText(address = '*'): string {
  return address.includes(':') ? `[${address}]` : address;
}

function portText(port: number | undefined): string {
  return port === undefined || port === 0 ? '*' : String(port);
}

function hex(protocol: number): string {
  return `0x${protocol.toString(16).padStart(4, '0')}`;
}

/** linux/if_ether.h, ETH_P_*, in iproute2's words (lib/ll_proto.c); a socket for all is written `*`, one for none can only send. */
const etherTypes: ReadonlyMap<number, string> = new Map([
  [0x0000, 'none'],
  [0x0003, '*'],
  [0x0800, 'ip'],
  [0x0806, 'arp'],
  [0x8035, 'rarp'],
  [0x8100, '802.1Q'],
  [0x86dd, 'ipv6'],
  [0x8863, 'ppp_disc'],
  [0x8864, 'ppp_ses'],
  [0x888e, 'pae'],
  [0x88cc, 'lldp'],
]);

/** /etc/protocols, as far as raw sockets are met in the wild. */
const ipProtocols: ReadonlyMap<number, string> = new Map([
  [1, 'icmp'],
  [2, 'igmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ah'],
  [58, 'ipv6-icmp'],
  [88, 'eigrp'],
  [89, 'ospf'],
  [103, 'pim'],
  [112, 'vrrp'],
  [132, 'sctp'],
  [255, 'raw'],
]);
