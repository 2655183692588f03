import type { Socket } from '../../model/socket.ts';
import { ipText } from '../netlink/ip-text.ts';
import { stateName } from '../netlink/diag/states.ts';

/** The protocols that have a file of their own under /proc/net for each family: `tcp`, `tcp6`, … */
export type FiledType = 'tcp' | 'udp' | 'raw';

/**
 * The sockets that a file such as /proc/net/tcp lists (proc(5)): what there is where the kernel has no sock_diag for them, or where a
 * namespace may be looked at and not entered. Neither links, marks nor memory are told.
 */
export function parseInetSockets(type: FiledType, family: 'inet' | 'inet6', text: string): readonly Socket[] {
  const [, ...lines] = text.split('\n');
  return lines.flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [, local, peer, state, queues, timer, retransmits, uid, , inode] = words;
    const near = parseEnd(local, family);
    const far = parseEnd(peer, family);
    if (near === undefined || far === undefined || inode === undefined) return [];
    const [sendQueue = 0, receiveQueue = 0] = hexPair(queues);
    const isRaw = type === 'raw';
    const stateText = stateName(Number.parseInt(state ?? '', 16));
    return [{
      ...unknownSocket,
      type,
      netid: type,
      family,
      state: stateText,
      localAddress: near.address,
      localPort: isRaw ? undefined : near.port,
      peerAddress: far.address,
      peerPort: isRaw ? undefined : far.port,
      protocol: isRaw ? near.port : undefined,
      receiveQueue,
      sendQueue: stateText === 'LISTEN' ? undefined : sendQueue, // how many may wait is not told
      uid: Number(uid),
      inode: Number(inode) || undefined,
      timer: parseTimer(timer, retransmits),
    }];
  });
}

/** What no file of /proc/net tells of a socket. */
export const unknownSocket = {
  linkIndex: undefined,
  peerInode: undefined,
  isAbstract: undefined,
  cookie: undefined,
  mark: undefined,
  v6only: undefined,
  shutdown: undefined,
  memory: undefined,
  congestionControl: undefined,
  tcp: undefined,
  packet: undefined,
} as const;

/** `0100007F:0011`: words of 32 bits in the machine's own order, each written as a number. */
function parseEnd(text: string | undefined, family: 'inet' | 'inet6'): { readonly address: string; readonly port: number } | undefined {
  const [, address, port] = /^((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4})$/.exec(text ?? '') ?? [];
  const length = family === 'inet' ? 4 : 16;
  if (address?.length !== 2 * length || port === undefined) return undefined;
  const bytes = Buffer.from(address, 'hex').swap32();
  return { address: ipText(bytes, 0, length), port: Number.parseInt(port, 16) };
}

function hexPair(text = ''): readonly number[] {
  return text.split(':').map((part) => Number.parseInt(part, 16) || 0);
}

const timerKinds = ['on', 'keepalive', 'timewait', 'persist'] as const;

/** `01:00000014`: which, and after how many hundredths of a second (include/linux/jiffies.h, USER_HZ). */
function parseTimer(text: string | undefined, retransmits: string | undefined): Socket['timer'] {
  const [kind = 0, expires = 0] = hexPair(text);
  if (kind === 0) return undefined;
  return { kind: timerKinds[kind - 1] ?? 'unknown', expiresMs: expires * 10, retransmits: Number.parseInt(retransmits ?? '', 16) || 0 };
}
