export interface RmnetDetails {
  readonly of: 'rmnet';
  readonly muxId: number | undefined;
  /** `ingress-deaggregation`, `ingress-commands`, `ingress-mapv4-checksum`, `egress-mapv4-checksum`, …. */
  readonly flags: readonly string[];
}
