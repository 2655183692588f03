import type { Family } from '../../src/model/address.ts';
import type { Route, RouteMetrics, RouteNexthop } from '../../src/model/route.ts';
import { encapsulationOf } from './oracle-encapsulation.ts';
import { indexesOf } from './oracle-links.ts';
import { asRecord, asRecords, needNumber, needText, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d -N route show table all` says; the devices are those of `links`. */
export function routesOf(records: readonly JsonRecord[], family: Family, links: readonly JsonRecord[]): readonly Route[] {
  const indexOf = indexesOf(links);
  return records.map((record) => routeOf(record, family, indexOf));
}

/** The numbers of `-N` are names for those who have read `ip route help`. */
const types = ['none', 'unicast', 'local', 'broadcast', 'anycast', 'multicast', 'blackhole', 'unreachable', 'prohibit', 'throw', 'nat'];

export function routeOf(record: JsonRecord, family: Family, indexOf: (name: string) => number | undefined): Route {
  const nexthops = record['nexthops'] === undefined ? [] : asRecords(record['nexthops']);
  const source = textIn(record, 'from');
  return {
    family,
    type: types[needNumber(record, 'type')] ?? needText(record, 'type'),
    destination: prefixOf(needText(record, 'dst'), family),
    source: source === undefined ? undefined : prefixOf(source, family),
    tos: numberIn(record, 'tos') ?? 0,
    ...wayOf(record, indexOf),
    flags: textsIn(record, 'flags').filter((flag) => !('cache' in record && flag.startsWith('rt_'))), // see docs/agreement.md
    table: numberIn(record, 'table') ?? 0,
    protocol: numberIn(record, 'protocol') ?? 0,
    scope: numberIn(record, 'scope') ?? 0,
    preferredSource: textIn(record, 'prefsrc'),
    metric: numberIn(record, 'metric'),
    nexthops: nexthops.map((nexthop): RouteNexthop => ({ ...wayOf(nexthop, indexOf), weight: needNumber(nexthop, 'weight') })),
    nexthopId: numberIn(record, 'nhid'),
    metrics: metricsOf(record),
    preference: textIn(record, 'pref'),
    expires: numberIn(record, 'expires'),
  };
}

function wayOf(record: JsonRecord, indexOf: (name: string) => number | undefined): Omit<RouteNexthop, 'weight'> {
  const device = textIn(record, 'dev');
  const flow = recordIn(record, 'flow');
  return {
    gateway: textIn(record, 'gateway') ?? textIn(recordIn(record, 'via') ?? {}, 'host'),
    linkIndex: device === undefined ? undefined : indexOf(device),
    flags: textsIn(record, 'flags'),
    encapsulation: encapsulationOf(record, indexOf),
    realms: flow && { from: numberIn(flow, 'from') ?? 0, to: needNumber(flow, 'to') },
  };
}

/** JSON does not say which are locked. */
function metricsOf(record: JsonRecord): RouteMetrics | undefined {
  if (record['metrics'] === undefined) return undefined;
  const [metrics = {}] = Array.isArray(record['metrics']) ? record['metrics'].map(asRecord) : [];
  const flag = (name: string): boolean | undefined => (metrics[name] === undefined ? undefined : metrics[name] !== 0);
  const features = numberIn(metrics, 'features');
  return {
    locked: [],
    mtu: numberIn(metrics, 'mtu'),
    window: numberIn(metrics, 'window'),
    rtt: numberIn(metrics, 'rtt'),
    rttvar: numberIn(metrics, 'rttvar'),
    ssthresh: numberIn(metrics, 'ssthresh'),
    cwnd: numberIn(metrics, 'cwnd'),
    advmss: numberIn(metrics, 'advmss'),
    reordering: numberIn(metrics, 'reordering'),
    hoplimit: numberIn(metrics, 'hoplimit'),
    initcwnd: numberIn(metrics, 'initcwnd'),
    features: [...('ecn' in metrics ? ['ecn'] : []), ...(features === undefined ? [] : [`0x${features.toString(16)}`])],
    rtoMin: numberIn(metrics, 'rto_min'),
    initrwnd: numberIn(metrics, 'initrwnd'),
    quickack: flag('quickack'),
    congctl: textIn(metrics, 'congestion'),
    fastopenNoCookie: flag('fastopen_no_cookie'),
  };
}

/** `ip` leaves the length out for a single address. */
function prefixOf(text: string, family: Family): string {
  if (text === 'default' || text.includes('/')) return text;
  return `${text}/${family === 'inet' ? 32 : 128}`;
}
