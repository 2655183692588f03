import { isListening, type Socket } from '../socket.ts';
import { nearnessOfAddress } from './address-matches.ts';
import type { Match } from './match.ts';
import type { Sought } from './sought.ts';

export interface SocketMeanings {
  readonly linkNameOf: (index: number) => string;
  /** Who has the socket with this inode open. */
  readonly pidOf: (inode: number) => number | undefined;
}

/** Sockets by their port, or by an address at either end. Who listens comes before who is connected. */
export function matchSockets(sockets: readonly Socket[], sought: Sought, { linkNameOf, pidOf }: SocketMeanings): readonly Match[] {
  return sockets.flatMap((socket): readonly Match[] => {
    if (!hasPort(socket, sought) && !hasAddress(socket, sought)) return [];
    const listens = isListening(socket);
    const ends = [endText(socket.localAddress, socket.localPort), ...(listens ? [] : [endText(socket.peerAddress, socket.peerPort)])];
    return [{
      kind: 'socket',
      nearness: listens || socket.localPort === sought.number ? 'exact' : 'begins',
      found: ends.join(' - '),
      link: socket.linkIndex === undefined || socket.linkIndex === 0 ? undefined : linkNameOf(socket.linkIndex),
      pid: socket.inode === undefined ? undefined : pidOf(socket.inode),
      detail: `${socket.netid} ${socket.state}`,
    }];
  });
}

function hasPort({ localPort, peerPort }: Socket, { number }: Sought): boolean {
  return number !== undefined && number > 0 && (localPort === number || peerPort === number);
}

/** One that listens on every address has none of its own. */
function hasAddress({ localAddress, peerAddress }: Socket, sought: Sought): boolean {
  return sought.isAddress && [localAddress, peerAddress].some((address) => address !== undefined && nearnessOfAddress(address, sought) === 'exact');
}

function endText(address: string | undefined, port: number | undefined): string {
  return `${address?.includes(':') ? `[${address}]` : (address ?? '*')}:${port === undefined || port === 0 ? '*' : port}`;
}
