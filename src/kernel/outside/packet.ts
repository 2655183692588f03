import type { Socket } from '../../model/socket.ts';
import { unknownSocket } from '../proc/inet-sockets.ts';
import { parseDecimal, parseHex, wordsOfLines } from './text.ts';

const SOCK_RAW = 3;

/** The lines of /proc/net/packet: address, references, type, protocol, index of the link, running, memory, uid, inode (net/packet/af_packet.c). */
export function parsePacket(latin1: string): readonly Socket[] {
  return wordsOfLines(latin1).flatMap(([, , typeText, protocolDigits, index, , memory, uid, inode]): readonly Socket[] => {
    const [type, protocol] = [parseDecimal(typeText), parseHex(protocolDigits)];
    if (type === undefined || protocol === undefined || inode === undefined) return [];
    return [
      {
        ...unknownSocket,
        type: 'packet',
        netid: type === SOCK_RAW ? 'p_raw' : 'p_dgr',
        family: 'packet',
        state: 'UNCONN',
        localAddress: undefined,
        localPort: undefined,
        peerAddress: undefined,
        peerPort: undefined,
        protocol,
        linkIndex: parseDecimal(index) || undefined,
        receiveQueue: parseDecimal(memory),
        sendQueue: 0,
        uid: parseDecimal(uid),
        inode: parseDecimal(inode) || undefined,
        timer: undefined,
      },
    ];
  });
}
