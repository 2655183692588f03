/** A process that has a socket open. */
export interface SocketHolder {
  /** The socket's: no two sockets of a machine have the same. */
  readonly inode: number;
  readonly pid: number;
  readonly descriptor: number;
}
