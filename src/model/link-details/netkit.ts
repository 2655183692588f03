export interface NetkitDetails {
  readonly of: 'netkit';
  readonly mode: 'l2' | 'l3' | string | undefined;
  /** Which of the two ends this is: the primary one decides for both. */
  readonly type: 'primary' | 'peer' | undefined;
  /** What becomes of packets that no BPF program speaks about. */
  readonly policy: 'forward' | 'blackhole' | string | undefined;
  readonly peerPolicy: 'forward' | 'blackhole' | string | undefined;
  /** Whether mark and priority are zeroed on the way into another namespace; `undefined` before Linux 6.12. */
  readonly scrub: 'none' | 'default' | string | undefined;
  readonly peerScrub: 'none' | 'default' | string | undefined;
  /** Bytes. */
  readonly headroom: number | undefined;
  /** Bytes. */
  readonly tailroom: number | undefined;
}
