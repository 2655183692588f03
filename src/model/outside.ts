import type { Family } from './address.ts';
import type { Socket } from './socket.ts';

/*
 * What /proc/PID/net tells of a namespace to who may not enter it: less than rtnetlink does. `undefined` is what those files do not say, or
 * say of several things at once.
 */

export interface Outside {
  readonly links: readonly OutsideLink[];
  readonly addresses: readonly OutsideAddress[];
  readonly routes: readonly OutsideRoute[];
  /** Of IPv4 alone. */
  readonly neighbours: readonly OutsideNeighbour[];
  /** Their `linkIndex` and what else only sock_diag(7) knows are `undefined`. */
  readonly sockets: readonly Socket[];
}

export interface OutsideLink {
  readonly index: number | undefined;
  readonly name: string;
  readonly statistics: OutsideStatistics;
}

/** The columns of /proc/net/dev, of which some add up several counters (kernel, net/core/net-procfs.c, dev_seq_printf_stats). */
export interface OutsideStatistics {
  readonly receive: {
    readonly bytes: bigint;
    readonly packets: bigint;
    readonly errors: bigint;
    /** With those that the device itself has missed. */
    readonly dropped: bigint;
    readonly fifoErrors: bigint;
    readonly compressed: bigint;
    readonly multicast: bigint;
  };
  readonly transmit: {
    readonly bytes: bigint;
    readonly packets: bigint;
    readonly errors: bigint;
    readonly dropped: bigint;
    readonly fifoErrors: bigint;
    readonly collisions: bigint;
    readonly compressed: bigint;
  };
}

export interface OutsideAddress {
  readonly family: Family;
  readonly address: string;
  /** Of an IPv4 address that shares its network with others, neither the link nor the length can be known. */
  readonly linkName: string | undefined;
  readonly linkIndex: number | undefined;
  readonly prefixLength: number | undefined;
  readonly scope: string | undefined;
  /** IPv6 only. */
  readonly flags: readonly string[] | undefined;
}

export interface OutsideRoute {
  readonly family: Family;
  readonly type: string | undefined;
  readonly destination: string;
  /** IPv6 only. */
  readonly source: string | undefined;
  /** Of several ways the first. */
  readonly gateway: string | undefined;
  readonly linkName: string | undefined;
  /** IPv6 does not tell its tables apart, but for `local`. */
  readonly table: number | undefined;
  readonly scope: number | undefined;
  readonly tos: number | undefined;
  readonly metric: number | undefined;
}

export interface OutsideNeighbour {
  /** `undefined` for a proxy entry of every link. */
  readonly linkName: string | undefined;
  readonly address: string;
  readonly mac: string | undefined;
  /** Only `permanent` and, of a proxy entry, `none` are told. */
  readonly state: 'permanent' | 'none' | undefined;
  readonly isProxy: boolean;
}
