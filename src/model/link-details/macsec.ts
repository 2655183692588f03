export interface MacsecDetails {
  readonly of: 'macsec';
  /** Secure channel identifier: sixteen hexadecimal digits, a MAC address and a port. */
  readonly sci: string | undefined;
  readonly cipherSuite: 'GCM-AES-128' | 'GCM-AES-256' | 'GCM-AES-XPN-128' | 'GCM-AES-XPN-256' | string | undefined;
  /** Bytes of the integrity check value. */
  readonly icvLength: number | undefined;
  readonly encodingSa: number | undefined;
  readonly validation: 'disabled' | 'check' | 'strict' | string | undefined;
  readonly protect: boolean | undefined;
  readonly encrypt: boolean | undefined;
  readonly sendSci: boolean | undefined;
  readonly endStation: boolean | undefined;
  /** Single copy broadcast. */
  readonly scb: boolean | undefined;
  readonly replayProtect: boolean | undefined;
  /** Packets; `undefined` without replay protection. */
  readonly window: number | undefined;
  readonly offload: 'off' | 'phy' | 'mac' | string | undefined;
}
