import { connect } from 'node:net';
import { errnoOf } from './errno.ts';

/**
 * Whether somebody listens at the path of a unix socket. Such a socket is found through the file system, so that a program in another network
 * namespace reaches it all the same. Connects and hangs up: nothing is asked.
 *
 * @see Kernel.isListenedTo
 */
export async function isListenedTo(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ path });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    // A full queue belongs to somebody who listens; where we may not connect, nobody answers a program of ours (unix(7)).
    socket.once('error', (error) => end(errnoOf(error) === 'EAGAIN'));
  });
}
