export interface MacvlanDetails {
  /** `macvtap` has the same data. */
  readonly of: 'macvlan' | 'macvtap';
  readonly mode: 'private' | 'vepa' | 'bridge' | 'passthru' | 'source' | string;
  readonly flags: readonly string[];
  readonly broadcastQueueLength: number | undefined;
  /** That of the device below, the longest that one of its macvlans asked for. */
  readonly broadcastQueueLengthUsed: number | undefined;
  /** Who may send to it in mode `source`. */
  readonly sourceAddresses: readonly string[];
}
