/**
 * What TCP knows of a connection (tcp(7), TCP_INFO; struct tcp_info of linux/tcp.h), under the names that ss(8) prints. An older kernel
 * does not tell all of it; what it leaves out is `undefined`. Of a listener only `cwnd` and `unacked` mean something.
 */
export interface TcpInfo {
  /** `ts`, `sack`, `ecn`, `ecnseen`, `fastopen`. */
  readonly options: readonly string[];
  /** Shifts of the window, the other side's first; `undefined` without window scaling. */
  readonly sendScale: number | undefined;
  readonly receiveScale: number | undefined;
  /** Milliseconds, to microseconds. */
  readonly rto: number | undefined;
  readonly ato: number | undefined;
  readonly rtt: number | undefined;
  readonly rttVariance: number | undefined;
  readonly minRtt: number | undefined;
  readonly receiveRtt: number | undefined;
  /** Bytes. */
  readonly mss: number | undefined;
  readonly receiveMss: number | undefined;
  readonly advertisedMss: number | undefined;
  readonly pmtu: number | undefined;
  /** Segments. */
  readonly cwnd: number | undefined;
  /** Segments; `undefined` while there is no threshold. */
  readonly ssthresh: number | undefined;
  readonly unacked: number | undefined;
  readonly lost: number | undefined;
  /** Segments that are sent again right now, and since the beginning. */
  readonly retransmitting: number | undefined;
  readonly retransmitted: number | undefined;
  readonly bytesSent: number | undefined;
  readonly bytesRetransmitted: number | undefined;
  readonly bytesAcked: number | undefined;
  readonly bytesReceived: number | undefined;
  readonly segmentsOut: number | undefined;
  readonly segmentsIn: number | undefined;
  readonly dataSegmentsOut: number | undefined;
  readonly dataSegmentsIn: number | undefined;
  /** Milliseconds since. */
  readonly lastSent: number | undefined;
  readonly lastReceived: number | undefined;
  readonly lastAcked: number | undefined;
  /** Bits a second; `undefined` where nothing limits it. */
  readonly pacingRate: number | undefined;
  readonly deliveryRate: number | undefined;
  /** Bytes. */
  readonly receiveSpace: number | undefined;
  readonly sendWindow: number | undefined;
  readonly notSent: number | undefined;
}
