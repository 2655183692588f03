export interface HsrDetails {
  readonly of: 'hsr';
  readonly protocol: 'hsr' | 'prp' | string | undefined;
  readonly slave1Index: number | undefined;
  /** Its name, which only a reading of all links tells; so for the other two. */
  readonly slave1: string | undefined;
  readonly slave2Index: number | undefined;
  readonly slave2: string | undefined;
  readonly interlinkIndex: number | undefined;
  readonly interlink: string | undefined;
  readonly supervisionAddress: string | undefined;
}
