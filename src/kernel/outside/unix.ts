import type { Socket } from '../../model/socket.ts';
import { unknownSocket } from '../proc/inet-sockets.ts';
import { decodeWord, parseHex } from './text.ts';

const ACCEPTS = 0x1_0000; // linux/net.h, __SO_ACCEPTCON
const CONNECTED = 3; // linux/net.h, SS_CONNECTED

/**
 * The lines of /proc/net/unix (proc(5)). A name is written as it is: one with a line feed in it looks like several sockets, and a path that
 * begins with @ like an abstract name.
 */
export function parseUnix(latin1: string): readonly Socket[] {
  return latin1.split('\n').flatMap((line): readonly Socket[] => {
    const [, flags, type, state, inode, name] = /^[0-9a-f]+: [0-9A-F]+ [0-9A-F]+ ([0-9A-F]{8}) ([0-9A-F]{4}) ([0-9A-F]{2}) +(\d+)(?: (.+))?$/is.exec(line) ?? [];
    if (type === undefined || Number(inode) === 0) return []; // one that waits to be accepted, of which sock_diag does not tell
    const isListener = ((parseHex(flags) ?? 0) & ACCEPTS) !== 0;
    const number = parseHex(type) ?? 0;
    return [
      {
        ...unknownSocket,
        type: 'unix',
        netid: netids.get(number) ?? `u_${number}`,
        family: 'unix',
        state: isListener ? 'LISTEN' : parseHex(state) === CONNECTED ? 'ESTAB' : 'UNCONN',
        localAddress: name === undefined ? undefined : decodeWord(name),
        localPort: undefined,
        peerAddress: undefined,
        peerPort: undefined,
        protocol: undefined,
        receiveQueue: undefined,
        sendQueue: undefined,
        uid: undefined,
        inode: Number(inode),
        isAbstract: name?.startsWith('@'),
        timer: undefined,
      },
    ];
  });
}

const netids: ReadonlyMap<number, string> = new Map([
  [1, 'u_str'],
  [2, 'u_dgr'],
  [5, 'u_seq'],
]);
