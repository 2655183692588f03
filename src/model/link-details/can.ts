export interface CanDetails {
  /** `vcan` and `vxcan` say nothing of this. */
  readonly of: 'can';
  readonly state: 'ERROR-ACTIVE' | 'ERROR-WARNING' | 'ERROR-PASSIVE' | 'BUS-OFF' | 'STOPPED' | 'SLEEPING' | string | undefined;
  /** Bits per second. */
  readonly bitrate: number | undefined;
  /** 0 to 1: where in a bit it is sampled. */
  readonly samplePoint: number | undefined;
  /** Bits per second, of the data phase of CAN FD. */
  readonly dataBitrate: number | undefined;
  /** Milliseconds until it starts again after BUS-OFF, 0 for never. */
  readonly restartMs: number | undefined;
  /** `LOOPBACK`, `LISTEN-ONLY`, `FD`, …. */
  readonly flags: readonly string[];
}
