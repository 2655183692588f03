import type { Route } from './route.ts';

/** A packet for which the kernel is asked where it would go. What is not stated is any. */
export interface RouteQuery {
  /** An IPv4 or IPv6 address. */
  readonly destination: string;
  /** Where it comes from, of the same family. */
  readonly source?: string | undefined;
  /** The firewall mark. */
  readonly mark?: number | undefined;
  /** The link on which it came in; without one it is sent from here. */
  readonly inputLinkIndex?: number | undefined;
  readonly outputLinkIndex?: number | undefined;
  /** Who sends it. */
  readonly uid?: number | undefined;
  /** Type of service. */
  readonly tos?: number | undefined;
  /** IP protocol number: 1 for ICMP, 6 for TCP, 17 for UDP. */
  readonly protocol?: number | undefined;
  readonly sourcePort?: number | undefined;
  readonly destinationPort?: number | undefined;
}

/** What the kernel says to it. */
export type RouteAnswer =
  | {
      readonly is: 'route';
      /** The way that this packet takes: one gateway, one link, one source. */
      readonly route: Route;
      /** The entry of the table behind it, with its prefix; `undefined` where there is none, or the kernel is too old to tell (before 4.13). */
      readonly match: Route | undefined;
    }
  | {
      readonly is: 'refused';
      /** `ENETUNREACH`: no route; `EHOSTUNREACH`: an unreachable one; `EACCES`: prohibit; `EINVAL`: blackhole, or no such packet. */
      readonly errno: string;
      readonly kernelText: string | undefined;
    };
