import type { TcpInfo } from './tcp-info.ts';

/** What `--type` chooses by. A multipath socket (mptcp) is there once as itself, and once as tcp for each of its paths. */
export const socketTypes = ['tcp', 'udp', 'raw', 'unix', 'packet', 'mptcp'] as const;
export type SocketType = (typeof socketTypes)[number];

/** In the words of ss(8), by the kernel's number less one (net/tcp_states.h). What is no connection and does not listen is UNCONN. */
export const socketStates = ['ESTAB', 'SYN-SENT', 'SYN-RECV', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'UNCONN', 'CLOSE-WAIT', 'LAST-ACK', 'LISTEN', 'CLOSING'] as const;
export type SocketState = (typeof socketStates)[number];

/** One socket. What the source at hand does not tell is `undefined`. */
export interface Socket {
  readonly type: SocketType;
  /** As ss writes it: `tcp`, `udp`, `raw`, `u_str`, `u_dgr`, `u_seq`, `p_raw`, `p_dgr`, `mptcp`. */
  readonly netid: string;
  readonly family: 'inet' | 'inet6' | 'unix' | 'packet';
  /** A number as text where it is no state that is known. */
  readonly state: SocketState | string;
  /** An IP address; for a unix socket its path, or its abstract name with a `@` for each NUL. */
  readonly localAddress: string | undefined;
  /** `undefined` where the family has no ports; 0 for none. */
  readonly localPort: number | undefined;
  readonly peerAddress: string | undefined;
  readonly peerPort: number | undefined;
  /** Of a raw socket the number of its IP protocol, of a packet socket that of Ethernet's (linux/if_ether.h). */
  readonly protocol: number | undefined;
  /** Ifindex of the link to which it is bound; a VRF counts as one. */
  readonly linkIndex: number | undefined;
  /** Bytes that nobody has read yet; of a listener the connections that nobody has accepted yet. */
  readonly receiveQueue: number | undefined;
  /** Bytes that the other side has not acknowledged yet; of a listener the most that may wait to be accepted. */
  readonly sendQueue: number | undefined;
  readonly uid: number | undefined;
  /** `undefined` for a socket that no process has: one in TIME-WAIT, one that waits to be accepted. */
  readonly inode: number | undefined;
  /** Of a unix socket the one that it is connected with. */
  readonly peerInode: number | undefined;
  /** Of a unix socket with a name: whether the name is abstract (unix(7)), and so belongs to the network namespace. */
  readonly isAbstract: boolean | undefined;
  /** The kernel's own number of the socket, never used again; in hexadecimal, as ss writes it. */
  readonly cookie: string | undefined;
  /** SO_MARK. The kernel tells it only to who has CAP_NET_ADMIN there. */
  readonly mark: number | undefined;
  /** Of an IPv6 socket that is not connected: whether it leaves IPv4 alone. */
  readonly v6only: boolean | undefined;
  readonly timer: SocketTimer | undefined;
  /** Which directions have been shut down (shutdown(2)). */
  readonly shutdown: readonly ('receive' | 'send')[] | undefined;
  readonly memory: SocketMemory | undefined;
  /** The name of the congestion control. */
  readonly congestionControl: string | undefined;
  readonly tcp: TcpInfo | undefined;
  readonly packet: PacketDetails | undefined;
}

export interface SocketTimer {
  /** As ss writes it. */
  readonly kind: 'on' | 'keepalive' | 'timewait' | 'persist' | 'unknown';
  readonly expiresMs: number;
  readonly retransmits: number;
}

/** Bytes (sock_diag(7), SK_MEMINFO), but the last, which counts packets. */
export interface SocketMemory {
  readonly received: number;
  readonly receiveBuffer: number;
  readonly sent: number;
  readonly sendBuffer: number;
  readonly forward: number;
  readonly queued: number;
  readonly options: number;
  readonly backlog: number;
  readonly drops: number;
}

/** What a packet socket says of itself (packet(7), linux/packet_diag.h). */
export interface PacketDetails {
  /** TPACKET_V1 is 0. */
  readonly version: number;
  /** `running`, `auxdata`, `origdev`, `vnethdr`, `loss`. */
  readonly flags: readonly string[];
  readonly receiveRing: PacketRing | undefined;
  readonly transmitRing: PacketRing | undefined;
  readonly fanout: { readonly id: number; readonly mode: string } | undefined;
}

export interface PacketRing {
  /** Bytes. */
  readonly blockSize: number;
  readonly blocks: number;
  readonly frameSize: number;
  readonly frames: number;
}

/**
 * Whether it waits for others: a listener, a UDP socket with a port, a raw or packet socket, or a unix socket for datagrams with a name. The
 * last becomes ESTAB when the first client connects to it, and stays so (kernel, net/unix/af_unix.c, unix_dgram_connect).
 */
export function isListening({ type, netid, state, localPort, localAddress, peerInode }: Socket): boolean {
  if (state === 'LISTEN') return true;
  if (type === 'unix') return netid === 'u_dgr' && localAddress !== undefined && peerInode === undefined;
  return state === 'UNCONN' && (type === 'udp' ? localPort !== 0 : type === 'raw' || type === 'packet');
}

/** The states in which something of a type may listen. */
export function listeningStates(type: SocketType): readonly SocketState[] {
  if (type === 'unix') return ['LISTEN', 'UNCONN', 'ESTAB'];
  return type === 'tcp' || type === 'mptcp' ? ['LISTEN'] : ['UNCONN'];
}
