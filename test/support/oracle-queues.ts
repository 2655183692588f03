import type { Qdisc, TrafficClass, TrafficStatistics } from '../../src/model/qdisc.ts';
import type { QdiscOptions } from '../../src/model/qdisc-options.ts';
import type { QdiscXstats } from '../../src/model/qdisc-xstats.ts';
import { rateText, sizeText } from '../../src/render/tc-words.ts';
import type { JsonRecord } from './oracle-record.ts';

/** One of our qdiscs as `tc -j -s -d qdisc show` prints it, so that every field of theirs has its counterpart. */
export function asTcRecord(qdisc: Qdisc, link: string): JsonRecord {
  return {
    kind: qdisc.kind,
    handle: qdisc.handle,
    dev: link,
    ...(qdisc.parent === 'root' ? { root: true } : qdisc.parent === undefined ? {} : { parent: qdisc.parent === qdisc.kind ? 'ffff:fff1' : qdisc.parent }),
    ...(qdisc.references === 1 ? {} : { refcnt: qdisc.references }),
    ...(qdisc.offloaded ? { offloaded: true } : {}),
    options: qdisc.options === undefined ? {} : optionsOf(qdisc.options),
    ...countsOf(qdisc.statistics),
    ...xstatsOf(qdisc.xstats),
  };
}

function countsOf(statistics: TrafficStatistics | undefined): JsonRecord {
  if (statistics === undefined) return {};
  const { bytes, packets, drops, overlimits, requeues, backlog, queueLength } = statistics;
  return { ...(bytes !== undefined && { bytes: Number(bytes), packets: Number(packets) }), drops, overlimits, requeues, backlog, qlen: queueLength };
}

/** `%g`: six digits. */
function g(value: number): number {
  return Number(value.toPrecision(6));
}

function us(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1e6);
}

/** Fields without a value are not printed. */
function printed(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function optionsOf(options: QdiscOptions): JsonRecord {
  const chance = (name: string, value: { readonly probability: number; readonly correlation: number } | undefined): JsonRecord | undefined =>
    value && { [name]: g(value.probability), correlation: g(value.correlation) };
  switch (options.of) {
    case 'netem': {
      const { limit, delay, rate, slot, lossState, lossGemodel } = options;
      return printed({
        limit,
        delay: delay && { delay: g(wholeUs(delay.delay)), jitter: g(wholeUs(delay.jitter)), correlation: g(delay.jitter === 0 ? 0 : delay.correlation) },
        'loss-random': chance('loss', options.lossRandom),
        'loss-state': lossState && Object.fromEntries(Object.entries(lossState).map(([name, value]) => [name, g(value)])),
        'loss-gemodel': lossGemodel && { p: g(lossGemodel.p), r: g(lossGemodel.r), '1-h': g(lossGemodel.lossBad), '1-k': g(lossGemodel.lossGood) },
        duplicate: chance('duplicate', options.duplicate),
        reorder: chance('reorder', options.reorder),
        corrupt: chance('corrupt', options.corrupt),
        rate: rate && { rate: rate.rate, packetoverhead: rate.packetOverhead, cellsize: rate.cellSize, celloverhead: rate.cellOverhead },
        slot: slot && { 'min-delay': g(slot.minDelay), 'max-delay': g(slot.maxDelay), packets: slot.packets, bytes: slot.bytes },
        ecn: options.ecn,
        gap: options.gap,
      });
    }
    case 'tbf':
      return printed({
        rate: options.rate,
        burst: `${sizeText(options.burst)}/${options.burstCell}`,
        mpu: options.mpu,
        ...(options.latency === undefined ? { limit: options.limit } : { lat: us(options.latency) }),
        overhead: options.overhead || undefined,
        linklayer: options.linkLayer,
      });
    case 'htb':
      return printed({ r2q: options.rateToQuantum, default: options.defaultClass, direct_packets_stat: options.directPackets, ver: options.version, direct_qlen: options.directQueueLength });
    case 'codel':
      return printed({ limit: options.limit, target: us(options.target), ce_threshold: us(options.ceThreshold), interval: us(options.interval), ecn: options.ecn || undefined });
    case 'fq_codel':
      return printed({
        limit: options.limit,
        flows: options.flows,
        quantum: options.quantum,
        target: us(options.target),
        ce_threshold: us(options.ceThreshold),
        interval: us(options.interval),
        memory_limit: options.memoryLimit,
        ecn: options.ecn || undefined,
        drop_batch: options.dropBatch,
      });
    case 'fq':
      return printed({
        limit: options.limit,
        flow_limit: options.flowLimit,
        buckets: options.buckets,
        orphan_mask: options.orphanMask,
        pacing: options.pacing ? undefined : false,
        quantum: options.quantum,
        initial_quantum: options.initialQuantum,
        maxrate: options.maxRate,
        low_rate_threshold: options.lowRateThreshold,
        refill_delay: us(options.refillDelay),
        ce_threshold: us(options.ceThreshold),
        timer_slack: options.timerSlack === undefined ? undefined : Math.round(options.timerSlack * 1e9),
        horizon: us(options.horizon),
        [options.horizonDrop === false ? 'horizon_cap' : 'horizon_drop']: options.horizonDrop === undefined ? undefined : null,
      });
    case 'sfq': {
      const { red } = options;
      const flags = (red?.flags ?? []).reduce<JsonRecord>((all, name) => ({ ...all, [name]: true }), { ecn: false, harddrop: false, adaptive: false, nodrop: false });
      const counts = { prob_mark: 0, prob_mark_head: 0, prob_drop: 0, forced_mark: 0, forced_mark_head: 0, forced_drop: 0 };
      return printed({
        limit: options.limit,
        quantum: options.quantum,
        depth: options.depth,
        headdrop: options.headDrop || undefined,
        flows: options.flows,
        divisor: options.divisor,
        perturb: options.perturb || undefined,
        ...(red === undefined ? {} : { ewma: red.ewma, min: red.min, max: red.max, probability: g(red.probability), ...flags, ...counts }),
      });
    }
    case 'prio':
    case 'pfifo_fast':
      return { bands: options.bands, priomap: options.priorityMap, multiqueue: false };
    case 'pfifo':
    case 'bfifo':
    case 'pfifo_head_drop':
      return { limit: options.limit };
    case 'cake':
      return printed({
        bandwidth: options.bandwidth ?? 'unlimited',
        autorate: options.autorate ? 'autorate-ingress' : undefined,
        diffserv: options.diffserv,
        flowmode: options.flowMode,
        nat: options.nat,
        wash: options.wash,
        ingress: options.ingress,
        'ack-filter': options.ackFilter,
        split_gso: options.splitGso,
        rtt: us(options.rtt),
        raw: options.raw,
        atm: options.raw && options.atm === 'noatm' ? undefined : options.atm,
        overhead: options.overhead,
        mpu: options.mpu || undefined,
        memlimit: options.memoryLimit,
        fwmark: options.firewallMark,
      });
  }
}

/** tc 6.1 cuts ticks of 64 ns down to whole microseconds. */
export function wholeUs(seconds: number): number {
  return Math.floor(Number((seconds * 1e6).toFixed(3))) / 1e6;
}

function xstatsOf(xstats: QdiscXstats | undefined): JsonRecord {
  switch (xstats?.of) {
    case 'codel':
      return printed({
        count: xstats.count,
        lastcount: xstats.lastCount,
        ldelay: us(xstats.lastDelay),
        dropping: xstats.dropping || undefined,
        drop_next: us(xstats.dropNext),
        maxpacket: xstats.maxPacket,
        ecn_mark: xstats.ecnMark,
        drop_overlimit: xstats.dropOverlimit,
        ce_mark: xstats.ceMark || undefined,
      });
    case 'fq_codel':
      return printed({
        maxpacket: xstats.maxPacket,
        drop_overlimit: xstats.dropOverlimit,
        new_flow_count: xstats.newFlowCount,
        ecn_mark: xstats.ecnMark,
        ce_mark: xstats.ceMark || undefined,
        new_flows_len: xstats.newFlowsLength,
        old_flows_len: xstats.oldFlowsLength,
      });
    case 'fq':
      return printed({
        flows: xstats.flows,
        inactive: xstats.inactiveFlows,
        throttled: Number(xstats.throttled), // printed twice under one name, and the later one counts
        gc: Number(xstats.collected),
        highprio: Number(xstats.highPriority),
        retrans: Number(xstats.retransmits) || undefined,
        latency: Math.round(xstats.latency * 1e9) || undefined,
        ce_mark: Number(xstats.ceMark ?? 0) || undefined,
        flows_plimit: Number(xstats.flowLimitDrops) || undefined,
      });
    case 'cake':
      return {
        memory_used: xstats.memoryUsed,
        memory_limit: xstats.memoryLimit,
        capacity_estimate: xstats.capacityEstimate,
        min_network_size: xstats.minNetworkSize,
        max_network_size: xstats.maxNetworkSize,
        min_adj_size: xstats.minAdjustedSize,
        max_adj_size: xstats.maxAdjustedSize,
        avg_hdr_offset: xstats.averageHeaderOffset,
        tins: xstats.tins.map((tin) => ({
          threshold_rate: tin.thresholdRate,
          sent_bytes: Number(tin.bytes),
          backlog_bytes: tin.backlog,
          target_us: us(tin.target),
          interval_us: us(tin.interval),
          peak_delay_us: us(tin.peakDelay),
          avg_delay_us: us(tin.averageDelay),
          base_delay_us: us(tin.baseDelay),
          sent_packets: tin.packets,
          drops: tin.drops,
          ecn_mark: tin.ecnMark,
          ack_drops: tin.ackDrops,
          sparse_flows: tin.sparseFlows,
          bulk_flows: tin.bulkFlows,
          unresponsive_flows: tin.unresponsiveFlows,
          way_indirect_hits: tin.indirectHits,
          way_misses: tin.misses,
          way_collisions: tin.collisions,
          max_pkt_len: tin.maxPacket,
          flow_quantum: tin.quantum,
        })),
      };
    default:
      return {};
  }
}

/** One of our classes as `tc -s -d class show` prints it, word by word; tc 6.1 has no JSON for classes. */
export function asTcClass({ kind, handle, parent, leaf, options, statistics, xstats }: TrafficClass): string {
  const htb = options?.of === 'htb class' ? options : undefined;
  const terms = htb && [
    htb.level === 0 ? `prio ${htb.priority} quantum ${htb.quantum}` : '',
    `rate ${rateText(htb.rate)}`,
    htb.overhead === 0 ? '' : `overhead ${htb.overhead}`,
    `ceil ${rateText(htb.ceil)} linklayer ${htb.linkLayer}`,
    `burst ${sizeText(htb.burst)}/${htb.burstCell} mpu ${sizeText(htb.mpu)} cburst ${sizeText(htb.ceilBurst)}/${htb.ceilBurstCell} mpu ${sizeText(htb.ceilMpu)} level ${htb.level}`,
  ];
  const lines = [
    `class ${kind} ${handle} ${parent === 'root' ? 'root' : `parent ${parent}`}`,
    leaf === undefined ? '' : `leaf ${leaf}`,
    ...(terms ?? []),
    statistics?.bytes === undefined ? '' : `Sent ${statistics.bytes} bytes ${statistics.packets} pkt`,
    statistics === undefined ? '' : `(dropped ${statistics.drops}, overlimits ${statistics.overlimits} requeues ${statistics.requeues})`,
    statistics === undefined ? '' : `backlog ${sizeText(statistics.backlog)} ${statistics.queueLength}p requeues ${statistics.requeues}`,
    xstats?.of === 'htb class' ? `lended: ${xstats.lends} borrowed: ${xstats.borrows} giants: ${xstats.giants} tokens: ${xstats.tokens} ctokens: ${xstats.ceilTokens}` : '',
  ];
  return lines.filter((line) => line !== '').join(' ');
}
