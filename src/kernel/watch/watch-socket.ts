import type { Notice } from '../../model/watched/notice.ts';
import { attempt, errnoOf } from '../errno.ts';
import { libc } from '../libc.ts';
import { u32Bytes } from '../netlink/attributes.ts';
import { openSocket } from '../netlink/socket.ts';
import { readNotices } from './read-notices.ts';

const AF_NETLINK = 16;
const SOL_NETLINK = 270;
const NETLINK_ADD_MEMBERSHIP = 1;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SO_RCVBUFFORCE = 33;
const MSG_TRUNC = 0x20;

// linux/rtnetlink.h, RTNLGRP_*
const groups = { link: [1], neighbour: [3], fdb: [3], address: [5, 9], route: [7, 11], rule: [8, 19], nexthop: [32], nsid: [28] } as const;
export type Group = keyof typeof groups;

/** Memory is taken only while messages wait, about 1 KiB for each. */
const ROOM_BYTES = 8 * 1024 * 1024;
const DATAGRAMS_AT_ONCE = 256;

/** What came to a socket since it was last asked. */
export interface Received {
  readonly notices: readonly Notice[];
  /** An nsid was given or taken: another namespace came near, or ended. */
  readonly hasNsids: boolean;
  /** Messages were lost (ENOBUFS). */
  readonly isOverrun: boolean;
}

// One for all; a notice is a datagram of its own, of a few KiB at most.
const buffer = Buffer.alloc(256 * 1024);

/**
 * A socket that hears what changes in the namespace in which it is made. One socket can hear of several namespaces too
 * (NETLINK_LISTEN_ALL_NSID), but only of those that have an nsid in its own, which is given to neighbours on a wire and to whom
 * somebody asked for; and giving one to each would change what `ip netns list-id` tells.
 */
export class WatchSocket {
  readonly descriptor: number;

  /** A new socket, or one of rtnetlink that is there already. */
  constructor(wanted: readonly Group[], roomBytes = ROOM_BYTES, descriptor = openSocket('route')) {
    this.descriptor = descriptor;
    try {
      const room = u32Bytes(roomBytes);
      if (attempt(() => this.#set(SOL_SOCKET, SO_RCVBUFFORCE, room) ?? true) === undefined) this.#set(SOL_SOCKET, SO_RCVBUF, room);
      libc().bind(this.descriptor, anyAddress); // the kernel passes over sockets without an address
      for (const group of new Set(wanted.flatMap((name) => groups[name]))) this.#join(group);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Never waits. What does not fit into one turn is there at the next. */
  receive(): Received {
    const notices: Notice[] = [];
    let hasNsids = false;
    try {
      for (let count = 0; count < DATAGRAMS_AT_ONCE; count++) {
        const length = libc().recvNow(this.descriptor, buffer, MSG_TRUNC);
        if (length < 0) break;
        if (length > buffer.length) return this.#drain();
        hasNsids = readNotices(buffer, length, notices) || hasNsids;
      }
    } catch (error) {
      if (errnoOf(error) !== 'ENOBUFS') throw error;
      return this.#drain();
    }
    return { notices, hasNsids, isOverrun: false };
  }

  close(): void {
    libc().close(this.descriptor);
  }

  /** What waits is older than what a reading will tell; an overrun on the way to the end is the same one. */
  #drain(): Received {
    while (attempt(() => libc().recvNow(this.descriptor, buffer, MSG_TRUNC)) !== -1);
    return { notices: [], hasNsids: true, isOverrun: true };
  }

  #set(level: number, option: number, value: Uint8Array): void {
    libc().setsockopt(this.descriptor, level, option, value);
  }

  /** Nexthop objects came with Linux 5.3, and a group that is unknown can not be joined. */
  #join(group: number): void {
    attempt(() => this.#set(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, u32Bytes(group)));
  }
}

/** struct sockaddr_nl: the kernel chooses an address. */
const anyAddress = new Uint8Array([AF_NETLINK, 0, ...new Uint8Array(10)]);
