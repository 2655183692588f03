import type { RouteMetrics } from '../../model/route.ts';
import { eachAttribute, readString } from './attributes.ts';
import { readU32 } from './bytes.ts';

// linux/rtnetlink.h, RTAX_*
const RTAX_LOCK = 1;
const RTAX_MTU = 2;
const RTAX_WINDOW = 3;
const RTAX_RTT = 4;
const RTAX_RTTVAR = 5;
const RTAX_SSTHRESH = 6;
const RTAX_CWND = 7;
const RTAX_ADVMSS = 8;
const RTAX_REORDERING = 9;
const RTAX_HOPLIMIT = 10;
const RTAX_INITCWND = 11;
const RTAX_FEATURES = 12;
const RTAX_RTO_MIN = 13;
const RTAX_INITRWND = 14;
const RTAX_QUICKACK = 15;
const RTAX_CC_ALGO = 16;
const RTAX_FASTOPEN_NO_COOKIE = 17;

const names: readonly string[] = [
  '', 'lock', 'mtu', 'window', 'rtt', 'rttvar', 'ssthresh', 'cwnd', 'advmss', 'reordering', 'hoplimit', 'initcwnd', 'features', 'rto_min', 'initrwnd', 'quickack',
  'congctl', 'fastopen_no_cookie',
];

const RTAX_FEATURE_ECN = 1;
const UNSET = 0xffff_ffff; // a hop limit that is left to the kernel

/** What RTA_METRICS holds. The kernel keeps the round trip time in eighths of milliseconds and its variance in quarters (net/ipv4/metrics.c). */
export function parseRouteMetrics(bytes: Uint8Array, start: number, end: number): RouteMetrics {
  const values: (number | undefined)[] = [];
  let congctl: string | undefined;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === RTAX_CC_ALGO) congctl = readString(bytes, from, to);
    else if (type <= RTAX_FASTOPEN_NO_COOKIE) values[type] = readU32(bytes, from, to);
  });
  const rtt = values[RTAX_RTT];
  const rttvar = values[RTAX_RTTVAR];
  const hoplimit = values[RTAX_HOPLIMIT];
  return {
    locked: lockedNames(values[RTAX_LOCK] ?? 0),
    mtu: values[RTAX_MTU],
    window: values[RTAX_WINDOW],
    rtt: rtt && Math.floor(rtt / 8),
    rttvar: rttvar && Math.floor(rttvar / 4),
    ssthresh: values[RTAX_SSTHRESH],
    cwnd: values[RTAX_CWND],
    advmss: values[RTAX_ADVMSS],
    reordering: values[RTAX_REORDERING],
    hoplimit: hoplimit === UNSET ? undefined : hoplimit,
    initcwnd: values[RTAX_INITCWND],
    features: featureWords(values[RTAX_FEATURES] ?? 0),
    rtoMin: values[RTAX_RTO_MIN],
    initrwnd: values[RTAX_INITRWND],
    quickack: isSet(values[RTAX_QUICKACK]),
    congctl,
    fastopenNoCookie: isSet(values[RTAX_FASTOPEN_NO_COOKIE]),
  };
}

function lockedNames(bits: number): readonly string[] {
  return names.filter((_, type) => type > RTAX_LOCK && (bits & (1 << type)) !== 0);
}

function featureWords(bits: number): readonly string[] {
  const rest = bits & ~RTAX_FEATURE_ECN;
  return [...((bits & RTAX_FEATURE_ECN) === 0 ? [] : ['ecn']), ...(rest === 0 ? [] : [`0x${(rest >>> 0).toString(16)}`])];
}

function isSet(value: number | undefined): boolean | undefined {
  return value === undefined ? undefined : value !== 0;
}
