import type { Inside } from '../../src/model/inside.ts';
import { unknownExtras, type LinkExtras } from '../../src/model/link-extras.ts';
import type { LinkStatistics, ReceiveCounters, TransmitCounters } from '../../src/model/link-statistics.ts';
import type { Link } from '../../src/model/link.ts';
import type { Qdisc, TrafficClass, TrafficStatistics } from '../../src/model/qdisc.ts';

/** What a test says of queues and counters; the rest is as in a fresh namespace: `noqueue` everywhere, and nothing counted. */
export interface QueueingPlan {
  readonly qdiscs?: readonly QdiscPlan[];
  readonly invisibleQdiscs?: readonly QdiscPlan[];
  readonly classes?: readonly ClassPlan[];
  readonly extras?: Readonly<Record<string, Partial<LinkExtras>>>;
  readonly statistics?: Readonly<Record<string, { readonly receive?: Partial<ReceiveCounters>; readonly transmit?: Partial<TransmitCounters> }>>;
}

export interface QdiscPlan extends Omit<Partial<Qdisc>, 'linkIndex' | 'statistics'> {
  readonly link: string;
  readonly kind: string;
  readonly statistics?: Partial<TrafficStatistics>;
}

export interface ClassPlan extends Omit<Partial<TrafficClass>, 'linkIndex' | 'statistics'> {
  readonly link: string;
  readonly kind: string;
  readonly handle: string;
  readonly statistics?: Partial<TrafficStatistics>;
}

type Queueing = Pick<Inside, 'linkExtras' | 'linkStatistics' | 'qdiscs' | 'qdiscsWithInvisible' | 'trafficClasses'>;

/** What a kernel tells of the queues and counters of these links. */
export function queueingOf(links: readonly Link[], plan: QueueingPlan = {}): Queueing {
  const indexOf = (name: string): number => {
    const found = links.find((link) => link.name === name);
    if (found === undefined) throw new Error(`no link ${name} has a queue`);
    return found.index;
  };
  const qdiscs = links.flatMap(({ name, index }) => {
    const own = (plan.qdiscs ?? []).filter(({ link }) => link === name);
    return (own.length === 0 ? [{ link: name, kind: 'noqueue' }] : own).map((one) => makeQdisc(one, index));
  });
  return {
    linkExtras: links.map(({ name, index }) => ({ ...unknownExtras(index), ...ordinaryExtras, ...plan.extras?.[name] })),
    linkStatistics: links.map(({ name, index }) => makeStatistics(index, plan.statistics?.[name])),
    qdiscs,
    qdiscsWithInvisible: [...qdiscs, ...(plan.invisibleQdiscs ?? []).map((one) => makeQdisc(one, indexOf(one.link)))],
    trafficClasses: (plan.classes ?? []).map((one) => makeClass(one, indexOf(one.link))),
  };
}

const ordinaryExtras: Partial<LinkExtras> = { carrierChanges: 1, promiscuity: 0, minMtu: 68, maxMtu: 65535, transmitQueues: 1, receiveQueues: 1, linkMode: 'default', protocolDown: false };

const nothingSent: TrafficStatistics = { bytes: 0n, packets: 0n, drops: 0, overlimits: 0, requeues: 0, backlog: 0, queueLength: 0 };

function makeQdisc({ link: _, statistics, ...stated }: QdiscPlan, linkIndex: number): Qdisc {
  return {
    linkIndex,
    handle: '0:',
    parent: 'root',
    references: 2,
    offloaded: false,
    ingressBlock: undefined,
    egressBlock: undefined,
    options: undefined,
    xstats: undefined,
    ...stated,
    statistics: { ...nothingSent, ...statistics },
  };
}

function makeClass({ link: _, statistics, ...stated }: ClassPlan, linkIndex: number): TrafficClass {
  return { linkIndex, parent: 'root', leaf: undefined, options: undefined, xstats: undefined, ...stated, statistics: { ...nothingSent, ...statistics } };
}

function makeStatistics(index: number, stated: { readonly receive?: Partial<ReceiveCounters>; readonly transmit?: Partial<TransmitCounters> } = {}): LinkStatistics {
  return { index, receive: { ...nothingReceived, ...stated.receive }, transmit: { ...nothingTransmitted, ...stated.transmit } };
}

const nothingReceived: ReceiveCounters = {
  bytes: 0n,
  packets: 0n,
  errors: 0n,
  dropped: 0n,
  multicast: 0n,
  lengthErrors: 0n,
  overErrors: 0n,
  crcErrors: 0n,
  frameErrors: 0n,
  fifoErrors: 0n,
  missedErrors: 0n,
  compressed: 0n,
  noHandler: 0n,
  otherHost: 0n,
};

const nothingTransmitted: TransmitCounters = {
  bytes: 0n,
  packets: 0n,
  errors: 0n,
  dropped: 0n,
  collisions: 0n,
  abortedErrors: 0n,
  carrierErrors: 0n,
  fifoErrors: 0n,
  heartbeatErrors: 0n,
  windowErrors: 0n,
  compressed: 0n,
};
