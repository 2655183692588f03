export type Family = 'inet' | 'inet6';

/** One address of one link (rtnetlink(7), RTM_NEWADDR). */
export interface Address {
  readonly linkIndex: number;
  readonly family: Family;
  /** The link's own address; for a point-to-point link the near end. */
  readonly address: string;
  /** Bits. */
  readonly prefixLength: number;
  /** The far end of a point-to-point link. */
  readonly peerAddress: string | undefined;
  readonly broadcast: string | undefined;
  /** iproute2's words: `global`, `link`, `host`, `site`, `nowhere`, or the number from rt_scopes. */
  readonly scope: string;
  /** `permanent`, `tentative`, `dadfailed`, `secondary`, `temporary`, `deprecated`, `noprefixroute`, … */
  readonly flags: readonly string[];
  /** IPv4 only, `eth0` or `eth0:1`. */
  readonly labelName: string | undefined;
  /** Seconds; `undefined` is for ever. */
  readonly validLifetime: number | undefined;
  /** Seconds; `undefined` is for ever. */
  readonly preferredLifetime: number | undefined;
  readonly metric: number | undefined;
}
