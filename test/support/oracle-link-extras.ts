import type { LinkExtras } from '../../src/model/link-extras.ts';
import { unknownExtras } from '../../src/model/link-extras.ts';
import type { LinkStatistics } from '../../src/model/link-statistics.ts';
import { needNumber, numberIn, recordIn, textIn, type JsonRecord } from './oracle-record.ts';

/** What iproute2 6.1 does not know of yet: carrier counts one by one, and sizes for IPv4 alone. */
type UntoldExtras = 'carrierUpCount' | 'carrierDownCount' | 'gsoIpv4MaxSize' | 'groIpv4MaxSize';
export type ToldExtras = Omit<LinkExtras, UntoldExtras>;

/** The fields of `ip -j -d -s -s link` that the comparison of links reads (oracle-links.ts), and those that are read here. */
const knownFields = new Set([
  ...['ifindex', 'ifname', 'link', 'link_index', 'link_netnsid', 'flags', 'mtu', 'qdisc', 'master', 'operstate', 'group', 'txqlen', 'link_type', 'address', 'broadcast', 'ifalias', 'altnames', 'linkinfo'],
  ...['linkmode', 'promiscuity', 'allmulti', 'min_mtu', 'max_mtu', 'inet6_addr_gen_mode', 'num_tx_queues', 'num_rx_queues', 'gso_max_size', 'gso_max_segs', 'tso_max_size', 'tso_max_segs', 'gro_max_size', 'proto_down', 'proto_down_reason', 'permaddr', 'stats64'],
  'link_pointtopoint', // how it calls a broadcast address of a link that has a flag for that
]);

/** A field that nobody compares would be a field that we may get wrong. */
export function fieldsUnheardOf(records: readonly JsonRecord[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].filter((field) => !knownFields.has(field));
}

/** What `ip -j -d -s -s link` says beyond a `Link`. */
export function extrasOf(record: JsonRecord): ToldExtras {
  const { carrierUpCount, carrierDownCount, gsoIpv4MaxSize, groIpv4MaxSize, ...unknown } = unknownExtras(needNumber(record, 'ifindex'));
  const transmit = recordIn(recordIn(record, 'stats64') ?? {}, 'tx') ?? {};
  return {
    ...unknown,
    carrierChanges: numberIn(transmit, 'carrier_changes'),
    permanentAddress: textIn(record, 'permaddr'),
    promiscuity: numberIn(record, 'promiscuity'),
    allMulticast: numberIn(record, 'allmulti'),
    minMtu: numberIn(record, 'min_mtu'),
    maxMtu: numberIn(record, 'max_mtu'),
    transmitQueues: numberIn(record, 'num_tx_queues'),
    receiveQueues: numberIn(record, 'num_rx_queues'),
    gsoMaxSize: numberIn(record, 'gso_max_size'),
    gsoMaxSegments: numberIn(record, 'gso_max_segs'),
    tsoMaxSize: numberIn(record, 'tso_max_size'),
    tsoMaxSegments: numberIn(record, 'tso_max_segs'),
    groMaxSize: numberIn(record, 'gro_max_size'),
    protocolDown: record['proto_down'] === true,
    protocolDownReasons: reasonsOf(record['proto_down_reason']),
    linkMode: textIn(record, 'linkmode')?.toLowerCase(),
    addressGeneration: textIn(record, 'inet6_addr_gen_mode'),
  };
}

/** Ours, as far as iproute2 tells it: a permanent address that is the address itself it leaves out. */
export function asTold({ carrierUpCount, carrierDownCount, gsoIpv4MaxSize, groIpv4MaxSize, permanentAddress, ...told }: LinkExtras, record: JsonRecord | undefined): ToldExtras {
  return { ...told, permanentAddress: permanentAddress === record?.['address'] ? undefined : permanentAddress };
}

/** Names from /etc/iproute2/protodown_reasons.d; the random worlds use bits without names. */
function reasonsOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

const receiveNames: readonly (readonly [string, string])[] = [
  ['bytes', 'bytes'],
  ['packets', 'packets'],
  ['errors', 'errors'],
  ['dropped', 'dropped'],
  ['over_errors', 'overErrors'],
  ['multicast', 'multicast'],
  ['length_errors', 'lengthErrors'],
  ['crc_errors', 'crcErrors'],
  ['frame_errors', 'frameErrors'],
  ['fifo_errors', 'fifoErrors'],
  ['missed_errors', 'missedErrors'],
];

const transmitNames: readonly (readonly [string, string])[] = [
  ['bytes', 'bytes'],
  ['packets', 'packets'],
  ['errors', 'errors'],
  ['dropped', 'dropped'],
  ['carrier_errors', 'carrierErrors'],
  ['collisions', 'collisions'],
  ['aborted_errors', 'abortedErrors'],
  ['fifo_errors', 'fifoErrors'],
  ['window_errors', 'windowErrors'],
  ['heartbeat_errors', 'heartbeatErrors'],
];

export interface Counted {
  readonly index: number;
  readonly receive: Readonly<Record<string, bigint>>;
  readonly transmit: Readonly<Record<string, bigint>>;
}

/** `stats64` under our names. What it leaves out where it is zero (`nohandler`, `compressed`) is zero. */
export function countersOf(record: JsonRecord): Counted {
  const statistics = recordIn(record, 'stats64') ?? {};
  const read = (direction: string, names: typeof receiveNames): Readonly<Record<string, bigint>> => {
    const counted = recordIn(statistics, direction) ?? {};
    return Object.fromEntries(names.map(([theirs, ours]) => [ours, BigInt(needNumber(counted, theirs))]));
  };
  return {
    index: needNumber(record, 'ifindex'),
    receive: { ...read('rx', receiveNames), noHandler: BigInt(numberIn(recordIn(statistics, 'rx') ?? {}, 'nohandler') ?? 0), compressed: BigInt(numberIn(recordIn(statistics, 'rx') ?? {}, 'compressed') ?? 0) },
    transmit: { ...read('tx', transmitNames), compressed: BigInt(numberIn(recordIn(statistics, 'tx') ?? {}, 'compressed') ?? 0) },
  };
}

/** Ours, as far as iproute2 6.1 knows it: it does not tell packets for another machine. */
export function asCounted({ index, receive: { otherHost: _, noHandler, ...receive }, transmit }: LinkStatistics): Counted {
  return { index, receive: { ...receive, noHandler: noHandler ?? 0n }, transmit: { ...transmit } };
}
