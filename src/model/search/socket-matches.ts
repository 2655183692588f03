import { isListening, type Socket } from '../socket.ts';
import { nearnessOfAddress } from './address-matches.ts';
import { nearestName, type Match, type Nearness } from './match.ts';
import type { Sought } from './sought.ts';

export interface SocketMeanings {
  readonly linkNameOf: (index: number) => string;
  /** Who has the socket with this inode open. */
  readonly pidOf: (inode: number) => number | undefined;
}

/** Sockets by their port, by an address at either end, or by the name that a unix socket listens under. Who listens comes before who is connected. */
export function matchSockets(sockets: readonly Socket[], sought: Sought, { linkNameOf, pidOf }: SocketMeanings): readonly Match[] {
  return sockets.flatMap((socket): readonly Match[] => {
    const nearness = socket.type === 'unix' ? nearnessOfName(socket, sought) : nearnessOfEnds(socket, sought);
    if (nearness === undefined) return [];
    return [{
      kind: 'socket',
      nearness,
      found: foundText(socket),
      link: socket.linkIndex === undefined || socket.linkIndex === 0 ? undefined : linkNameOf(socket.linkIndex),
      pid: socket.inode === undefined ? undefined : pidOf(socket.inode),
      detail: `${socket.netid} ${socket.state}`,
    }];
  });
}

function nearnessOfEnds(socket: Socket, sought: Sought): Nearness | undefined {
  if (!hasPort(socket, sought) && !hasAddress(socket, sought)) return undefined;
  return isListening(socket) || socket.localPort === sought.number ? 'exact' : 'begins';
}

/** An abstract name is sought with its `@` or without; a path, which all namespaces share (unix(7)), only as a path. */
function nearnessOfName(socket: Socket, sought: Sought): Nearness | undefined {
  const { localAddress, isAbstract } = socket;
  if (localAddress === undefined || !isListening(socket)) return undefined;
  if (isAbstract !== true && !sought.text.startsWith('/')) return undefined;
  return nearestName(isAbstract === true ? [localAddress, localAddress.replace(/^@/, '')] : [localAddress], sought)?.nearness;
}

function foundText(socket: Socket): string {
  const { type, localAddress = '', localPort, peerAddress, peerPort, family, v6only } = socket;
  if (type === 'unix') return localAddress;
  const isBoth = family === 'inet6' && localAddress === '::' && v6only !== true; // as ss(8) writes it
  const ends = [endText(isBoth ? undefined : localAddress, localPort), ...(isListening(socket) ? [] : [endText(peerAddress, peerPort)])];
  return ends.join(' - ');
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
