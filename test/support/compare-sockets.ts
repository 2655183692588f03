import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { readInside } from '../../src/kernel/read-inside.ts';
import { readSockets } from '../../src/kernel/read-sockets.ts';
import { scanHolders } from '../../src/kernel/proc/scan-holders.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { socketTypes, type PacketRing, type Socket } from '../../src/model/socket.ts';
import type { SocketHolder } from '../../src/model/socket-holder.ts';
import type { TcpInfo } from '../../src/model/tcp-info.ts';
import { askSs, type SsSocket } from './oracle-sockets.ts';

/** Expects that what we read in the namespace is what ss reads there: every socket, field by field, and who holds it. */
export async function compareSockets(namespace: Namespace): Promise<readonly Socket[]> {
  const { sockets: holders } = await scanHolders();
  const links = await readLinkNames(namespace);
  for (let tries = 0; tries < 50; tries++) {
    const before = await read(namespace);
    const theirs = askSs(namespace.label);
    const ours = await read(namespace);
    // Timers and retransmissions go on by themselves: what is the same before and after was the same meanwhile.
    if (!isDeepStrictEqual(before.map(withoutAges), ours.map(withoutAges))) continue;
    expect(ours.map((socket) => asSsWould(socket, links, holders)).sort(inOrder)).toEqual(theirs.map((socket) => reduce(socket, ours)).sort(inOrder));
    return ours;
  }
  throw new Error(`${namespace.label} never stood still`);
}

async function read(namespace: Namespace): Promise<readonly Socket[]> {
  const [reading] = await readSockets([namespace], { types: socketTypes });
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.sockets;
}

async function readLinkNames(namespace: Namespace): Promise<ReadonlyMap<number, string>> {
  const [reading] = await readInside([namespace], ['links']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return new Map(reading.inside.links.map(({ index, name }) => [index, name]));
}

function withoutAges(socket: Socket): unknown {
  const { timer, tcp } = socket;
  return { ...socket, timer: timer && { ...timer, expiresMs: 0 }, tcp: tcp && { ...tcp, lastSent: 0, lastReceived: 0, lastAcked: 0 } };
}

type Comparable = Omit<SsSocket, 'numbers' | 'words'> & { readonly tcp: Readonly<Record<string, string | undefined>>; readonly words: readonly string[] };

/** Where ss falls back to /proc/net/raw, it does not print the inode that it knows; ours is the same when its holders are. */
function reduce({ numbers, words, ...rest }: SsSocket, ours: readonly Socket[]): Comparable {
  const isFiled = rest.netid === 'raw' && rest.cookie === undefined;
  const tcp = Object.fromEntries(Object.values(ssNames).map((name) => [name, name === 'pacing_rate' ? numbers.get(name)?.replace(/\/.*/, '') : numbers.get(name)]));
  const known = new Set([...tcpWords, ...ours.flatMap(({ congestionControl }) => congestionControl ?? [])]);
  return { ...rest, inode: isFiled ? undefined : rest.inode, tcp, words: words.filter((word) => known.has(word)).sort() };
}

const tcpWords = ['ts', 'sack', 'ecn', 'ecnseen', 'fastopen'];

function asSsWould(socket: Socket, links: ReadonlyMap<number, string>, holders: readonly SocketHolder[]): Comparable {
  const { netid, state, receiveQueue, sendQueue, peerInode, inode, cookie, mark, v6only, timer, shutdown, memory, tcp, congestionControl } = socket;
  const isUnix = socket.type === 'unix';
  const isFiled = socket.type === 'raw' && cookie === undefined;
  return {
    netid: socket.type === 'raw' && !isFiled ? (rawNames[socket.protocol ?? 0] ?? '???') : netid,
    state,
    receiveQueue,
    sendQueue,
    local: localOf(socket, links),
    peer: isUnix || socket.type === 'packet' ? '*' : // ss names a unix peer by its inode alone
      endOf(socket, socket.peerAddress, socket.peerPort, ''),
    peerInode,
    inode: isFiled ? undefined : inode,
    cookie: isUnix ? undefined : cookie,
    mark: mark === 0 ? undefined : mark,
    v6only,
    timer: timer && { kind: timer.kind, retransmits: timer.retransmits },
    shutdown,
    memory: memory && Object.values(memory),
    packet: packetOf(socket),
    holders: holders.filter((one) => one.inode === inode).map(({ pid, descriptor }) => `${pid}:${descriptor}`).sort(),
    tcp: tcpOf(tcp),
    words: [...(tcp?.options ?? []), ...(congestionControl ?? '').split(' ').filter((word) => word !== '')].sort(),
  };
}

/** What raw_diag tells of, ss calls after the socket's protocol, as if it were one of that (misc/ss.c, proto_name). */
const rawNames: Readonly<Record<number, string>> = { 0: 'raw', 6: 'tcp', 17: 'udp', 58: 'icmp6' };

function localOf(socket: Socket, links: ReadonlyMap<number, string>): string {
  const { type, localAddress, localPort, protocol, linkIndex } = socket;
  const link = linkIndex === undefined ? undefined : links.get(linkIndex);
  if (type === 'unix') return localAddress ?? '*';
  if (type === 'packet') return `${protocol === 3 ? '*' : `[${protocol}]`}:${link ?? '*'}`;
  return endOf(socket, localAddress, type === 'raw' ? protocol : localPort, link === undefined ? '' : `%${link}`);
}

function endOf({ family, v6only, type }: Socket, address: string | undefined, port: number | undefined, scope: string): string {
  // ss takes an IPv6 socket for one of both families unless it is told otherwise.
  const isBoth = family === 'inet6' && address === '::' && v6only !== true;
  const text = isBoth ? '*' : address?.includes(':') ? `[${address}]` : address;
  return `${text}${scope}:${port === 0 || (type === 'raw' && port === undefined) ? '*' : port}`;
}

function packetOf({ packet }: Socket): string | undefined {
  if (packet === undefined) return undefined;
  const { version, flags, receiveRing, transmitRing, fanout } = packet;
  const ring = (name: string, one: PacketRing | undefined): readonly string[] =>
    one === undefined ? [] : [`${name}(blk_size:${one.blockSize},blk_nr:${one.blocks},frm_size:${one.frameSize},frm_nr:${one.frames},tmo:0,features:0x0)`];
  const words = [`ver:${version}`, 'cpy_thresh:0', `flags( ${[...flags, ''].join(' ')})`, ...ring('ring_rx', receiveRing), ...ring('ring_tx', transmitRing)];
  return [...words, ...(fanout === undefined ? [] : [`fanout(id:${fanout.id},type:${fanout.mode})`])].join(' ');
}

/** Under which name ss prints what; ages are left out, because they grow meanwhile. */
const ssNames = {
  rto: 'rto', ato: 'ato', minRtt: 'minrtt', receiveRtt: 'rcv_rtt', mss: 'mss', receiveMss: 'rcvmss', advertisedMss: 'advmss', pmtu: 'pmtu', cwnd: 'cwnd',
  ssthresh: 'ssthresh', unacked: 'unacked', lost: 'lost', bytesSent: 'bytes_sent', bytesRetransmitted: 'bytes_retrans', bytesAcked: 'bytes_acked',
  bytesReceived: 'bytes_received', segmentsOut: 'segs_out', segmentsIn: 'segs_in', dataSegmentsOut: 'data_segs_out', dataSegmentsIn: 'data_segs_in',
  pacingRate: 'pacing_rate', deliveryRate: 'delivery_rate', receiveSpace: 'rcv_space', sendWindow: 'snd_wnd', notSent: 'notsent',
  rtt: 'rtt', retransmitted: 'retrans', sendScale: 'wscale',
} as const satisfies Partial<Record<keyof TcpInfo, string>>;

/** ss leaves out what is 0, a threshold of 65535 or more, and a timeout that is the kernel's first (misc/ss.c, tcp_show_info). */
function tcpOf(tcp: TcpInfo | undefined): Comparable['tcp'] {
  const plain = (key: keyof typeof ssNames): string | undefined => {
    const value = tcp?.[key];
    return value === undefined || value === 0 || (key === 'ssthresh' && value >= 0xffff) || (key === 'rto' && value === 3000) ? undefined : textOf(key, value);
  };
  const pair = (a: number | undefined, b: number | undefined): string | undefined => (a || b ? `${shortest(a ?? 0)}/${shortest(b ?? 0)}` : undefined);
  const words = Object.fromEntries((Object.keys(ssNames) as (keyof typeof ssNames)[]).map((key) => [ssNames[key], plain(key)])); // the keys are those of the table above
  return {
    ...words,
    rtt: tcp?.rtt ? pair(tcp.rtt, tcp.rttVariance) : undefined,
    retrans: pair(tcp?.retransmitting, tcp?.retransmitted),
    wscale: tcp?.sendScale === undefined ? undefined : `${tcp.sendScale},${tcp.receiveScale}`,
  };
}

function textOf(key: string, value: number): string {
  if (key === 'pacingRate' || key === 'deliveryRate') return `${value}bps`;
  return Number.isInteger(value) ? String(value) : shortest(value);
}

/** As C's %g. */
function shortest(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function inOrder(a: Comparable, b: Comparable): number {
  const key = ({ netid, cookie, inode, holders, local, peer }: Comparable): string => [netid, cookie ?? '', inode ?? '', holders.join(), local, peer].join(' ');
  return key(a) < key(b) ? -1 : 1;
}
