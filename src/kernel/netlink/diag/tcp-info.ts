import type { TcpInfo } from '../../../model/tcp-info.ts';
import { readU32, readU8 } from '../bytes.ts';

// struct tcp_info (linux/tcp.h) grows at its end: what is not there is not known.
const TCPI_OPTIONS = 5;
const TCPI_WSCALE = 6; // two times four bits
const TCPI_RTO = 8;
const TCPI_ATO = 12;
const TCPI_SND_MSS = 16;
const TCPI_RCV_MSS = 20;
const TCPI_UNACKED = 24;
const TCPI_LOST = 32;
const TCPI_RETRANS = 36;
const TCPI_LAST_DATA_SENT = 44;
const TCPI_LAST_DATA_RECV = 52;
const TCPI_LAST_ACK_RECV = 56;
const TCPI_PMTU = 60;
const TCPI_RTT = 68;
const TCPI_RTTVAR = 72;
const TCPI_SND_SSTHRESH = 76;
const TCPI_SND_CWND = 80;
const TCPI_ADVMSS = 84;
const TCPI_RCV_RTT = 92;
const TCPI_RCV_SPACE = 96;
const TCPI_TOTAL_RETRANS = 100;
const TCPI_PACING_RATE = 104;
const TCPI_BYTES_ACKED = 120;
const TCPI_BYTES_RECEIVED = 128;
const TCPI_SEGS_OUT = 136;
const TCPI_SEGS_IN = 140;
const TCPI_NOTSENT_BYTES = 144;
const TCPI_MIN_RTT = 148;
const TCPI_DATA_SEGS_IN = 152;
const TCPI_DATA_SEGS_OUT = 156;
const TCPI_DELIVERY_RATE = 160;
const TCPI_BYTES_SENT = 200;
const TCPI_BYTES_RETRANS = 208;
const TCPI_SND_WND = 228;

const TCPI_OPT_WSCALE = 4;
const options: readonly (readonly [bit: number, word: string])[] = [[1, 'ts'], [2, 'sack'], [8, 'ecn'], [16, 'ecnseen'], [32, 'fastopen']];

/** Where the kernel has not set a threshold (net/tcp.h, TCP_INFINITE_SSTHRESH). */
const NO_THRESHOLD = 0x7fff_ffff;
/** No round trip has been measured (tcp_input.c), or no rate is set. */
const UNMEASURED = 0xffff_ffff;

/** The attribute INET_DIAG_INFO of a TCP socket. */
export function parseTcpInfo(bytes: Uint8Array, start: number, end: number): TcpInfo {
  const word = (at: number): number | undefined => (start + at + 4 <= end ? readU32(bytes, start + at, end) : undefined);
  const long = (at: number): number | undefined => (start + at + 8 <= end ? readU32(bytes, start + at + 4, end) * 2 ** 32 + readU32(bytes, start + at, end) : undefined);
  const known = (value: number | undefined, unknown: number): number | undefined => (value === unknown ? undefined : value);
  const milliseconds = (microseconds: number | undefined): number | undefined => (microseconds === undefined ? undefined : microseconds / 1000);
  const bits = (bytesASecond: number | undefined): number | undefined => (bytesASecond === undefined || bytesASecond > Number.MAX_SAFE_INTEGER ? undefined : bytesASecond * 8);

  const optionBits = readU8(bytes, start + TCPI_OPTIONS, end);
  const scales = (optionBits & TCPI_OPT_WSCALE) === 0 ? undefined : readU8(bytes, start + TCPI_WSCALE, end);
  return {
    options: options.flatMap(([bit, name]) => ((optionBits & bit) === 0 ? [] : [name])),
    sendScale: scales === undefined ? undefined : scales & 15,
    receiveScale: scales === undefined ? undefined : scales >> 4,
    rto: milliseconds(word(TCPI_RTO)),
    ato: milliseconds(word(TCPI_ATO)),
    rtt: milliseconds(word(TCPI_RTT)),
    rttVariance: milliseconds(word(TCPI_RTTVAR)),
    minRtt: milliseconds(known(word(TCPI_MIN_RTT), UNMEASURED)),
    receiveRtt: milliseconds(word(TCPI_RCV_RTT)),
    mss: word(TCPI_SND_MSS),
    receiveMss: word(TCPI_RCV_MSS),
    advertisedMss: word(TCPI_ADVMSS),
    pmtu: word(TCPI_PMTU),
    cwnd: word(TCPI_SND_CWND),
    ssthresh: known(word(TCPI_SND_SSTHRESH), NO_THRESHOLD),
    unacked: word(TCPI_UNACKED),
    lost: word(TCPI_LOST),
    retransmitting: word(TCPI_RETRANS),
    retransmitted: word(TCPI_TOTAL_RETRANS),
    bytesSent: long(TCPI_BYTES_SENT),
    bytesRetransmitted: long(TCPI_BYTES_RETRANS),
    bytesAcked: long(TCPI_BYTES_ACKED),
    bytesReceived: long(TCPI_BYTES_RECEIVED),
    segmentsOut: word(TCPI_SEGS_OUT),
    segmentsIn: word(TCPI_SEGS_IN),
    dataSegmentsOut: word(TCPI_DATA_SEGS_OUT),
    dataSegmentsIn: word(TCPI_DATA_SEGS_IN),
    lastSent: word(TCPI_LAST_DATA_SENT),
    lastReceived: word(TCPI_LAST_DATA_RECV),
    lastAcked: word(TCPI_LAST_ACK_RECV),
    pacingRate: bits(long(TCPI_PACING_RATE)),
    deliveryRate: bits(long(TCPI_DELIVERY_RATE)),
    receiveSpace: word(TCPI_RCV_SPACE),
    sendWindow: word(TCPI_SND_WND),
    notSent: word(TCPI_NOTSENT_BYTES),
  };
}
