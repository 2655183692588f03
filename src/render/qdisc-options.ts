import type { CakeOptions, Chance, ClassOptions, CodelOptions, FqCodelOptions, FqOptions, HtbClassOptions, HtbOptions, NetemOptions, QdiscOptions, RateTerms, SfqOptions, TbfOptions } from '../model/qdisc-options.ts';
import { fineTimeText, percentText, printfG, rateText, sizeText, timeText } from './tc-words.ts';

/** Parameters on one line, as `tc qdisc show` and `tc class show` write them: `limit 1000 delay 10ms 1ms loss 1%`. */
export function optionsText(options: QdiscOptions | ClassOptions): string {
  return wordsOf(options).filter((word) => word !== undefined).join(' ');
}

/** A word, or nothing where it has nothing to say. */
type Words = readonly (string | undefined)[];

function wordsOf(options: QdiscOptions | ClassOptions): Words {
  switch (options.of) {
    case 'netem': return netemWords(options);
    case 'tbf': return tbfWords(options);
    case 'htb': return htbWords(options);
    case 'htb class': return htbClassWords(options);
    case 'codel': return [`limit ${options.limit}p`, ...codelWords(options), flag(options.ecn, 'ecn')];
    case 'fq_codel': return fqCodelWords(options);
    case 'fq': return fqWords(options);
    case 'sfq': return sfqWords(options);
    case 'prio':
    case 'pfifo_fast': return [`bands ${options.bands} priomap ${options.priorityMap.join(' ')}`];
    case 'bfifo': return [`limit ${sizeText(options.limit)}`];
    case 'pfifo':
    case 'pfifo_head_drop': return [`limit ${options.limit}p`];
    case 'cake': return cakeWords(options);
  }
}

function netemWords({ limit, delay, lossRandom, lossState, lossGemodel, duplicate, reorder, corrupt, rate, slot, ecn, gap }: NetemOptions): Words {
  return [
    `limit ${limit}`,
    delay && ['delay', timeText(delay.delay), ...(delay.jitter === 0 ? [] : [timeText(delay.jitter), ...correlation(delay.correlation)])].join(' '),
    chance('loss', lossRandom),
    lossState && `loss state ${(['p13', 'p31', 'p32', 'p23', 'p14'] as const).map((name) => `${name} ${percentText(lossState[name])}`).join(' ')}`,
    lossGemodel && `loss gemodel p ${percentText(lossGemodel.p)} r ${percentText(lossGemodel.r)} 1-h ${percentText(lossGemodel.lossBad)} 1-k ${percentText(lossGemodel.lossGood)}`,
    chance('duplicate', duplicate),
    chance('reorder', reorder),
    chance('corrupt', corrupt),
    ...(rate === undefined ? [] : [`rate ${rateText(rate.rate)}`, some('packetoverhead', rate.packetOverhead), some('cellsize', rate.cellSize), some('celloverhead', rate.cellOverhead)]),
    slot && (slot.jitter > 0 ? `slot distribution ${fineTimeText(slot.distribution)} ${fineTimeText(slot.jitter)}` : `slot ${fineTimeText(slot.minDelay)} ${fineTimeText(slot.maxDelay)}`),
    slot && some('packets', slot.packets),
    slot && some('bytes', slot.bytes),
    flag(ecn, 'ecn'),
    some('gap', gap),
  ];
}

function tbfWords({ rate, burst, peakRate, mtu, latency, limit, ...terms }: TbfOptions): Words {
  return [
    `rate ${rateText(rate)}`,
    `burst ${sizeText(burst)}`,
    peakRate === undefined ? undefined : `peakrate ${rateText(peakRate)} minburst ${sizeText(mtu ?? 0)}`,
    latency === undefined ? `limit ${sizeText(limit)}` : `lat ${timeText(latency)}`,
    some('overhead', terms.overhead),
    linkLayer(terms),
  ];
}

function htbWords({ rateToQuantum, defaultClass, directPackets, directQueueLength, offload }: HtbOptions): Words {
  return [`r2q ${rateToQuantum} default ${defaultClass} direct_packets_stat ${directPackets}`, given('direct_qlen', directQueueLength), flag(offload, 'offload')];
}

function htbClassWords({ level, priority, rate, ceil, burst, ceilBurst, ...terms }: HtbClassOptions): Words {
  return [
    level === 0 ? `prio ${priority}` : undefined,
    `rate ${rateText(rate)}`,
    some('overhead', terms.overhead),
    `ceil ${rateText(ceil)}`,
    linkLayer(terms),
    `burst ${sizeText(burst)} cburst ${sizeText(ceilBurst)}`,
  ];
}

function codelWords({ target, ceThreshold, interval }: Pick<CodelOptions, 'target' | 'ceThreshold' | 'interval'>): Words {
  return [`target ${timeText(target)}`, time('ce_threshold', ceThreshold), `interval ${timeText(interval)}`];
}

function fqCodelWords({ limit, flows, quantum, memoryLimit, ecn, dropBatch, ...times }: FqCodelOptions): Words {
  return [
    `limit ${limit}p flows ${flows} quantum ${quantum}`,
    ...codelWords(times),
    memoryLimit === undefined ? undefined : `memory_limit ${sizeText(memoryLimit)}`,
    flag(ecn, 'ecn'),
    some('drop_batch', dropBatch ?? 0),
  ];
}

function fqWords(options: FqOptions): Words {
  return [
    `limit ${options.limit}p flow_limit ${options.flowLimit}p buckets ${options.buckets}`,
    given('orphan_mask', options.orphanMask),
    flag(!options.pacing, 'nopacing'),
    `quantum ${sizeText(options.quantum)} initial_quantum ${sizeText(options.initialQuantum)}`,
    options.maxRate === undefined ? undefined : `maxrate ${rateText(options.maxRate)}`,
    options.lowRateThreshold === undefined ? undefined : `low_rate_threshold ${rateText(options.lowRateThreshold)}`,
    time('refill_delay', options.refillDelay),
    time('ce_threshold', options.ceThreshold),
    options.timerSlack === undefined ? undefined : `timer_slack ${fineTimeText(options.timerSlack)}`,
    time('horizon', options.horizon),
    options.horizonDrop === undefined ? undefined : options.horizonDrop ? 'horizon_drop' : 'horizon_cap',
  ];
}

function sfqWords({ limit, quantum, depth, headDrop, divisor, perturb, red }: SfqOptions): Words {
  return [
    `limit ${limit}p quantum ${sizeText(quantum)}`,
    given('depth', depth),
    flag(headDrop, 'headdrop'),
    `divisor ${divisor}`,
    perturb === 0 ? undefined : `perturb ${perturb}sec`,
    red && [`ewma ${red.ewma} min ${sizeText(red.min)} max ${sizeText(red.max)} probability ${printfG(red.probability)}`, ...red.flags].join(' '),
  ];
}

function cakeWords(options: CakeOptions): Words {
  return [
    `bandwidth ${options.bandwidth === undefined ? 'unlimited' : rateText(options.bandwidth)}`,
    flag(options.autorate, 'autorate-ingress'),
    options.diffserv,
    options.flowMode,
    options.nat ? 'nat' : 'nonat',
    options.wash ? 'wash' : 'nowash',
    flag(options.ingress, 'ingress'),
    { disabled: 'no-ack-filter', enabled: 'ack-filter', aggressive: 'ack-filter-aggressive' }[options.ackFilter],
    options.splitGso ? 'split-gso' : 'no-split-gso',
    options.rtt === 0 ? undefined : `rtt ${timeText(options.rtt)}`,
    flag(options.raw, 'raw'),
    options.atm === 'noatm' && options.raw ? undefined : options.atm,
    `overhead ${options.overhead}`,
    some('mpu', options.mpu),
    options.memoryLimit === undefined ? undefined : `memlimit ${sizeText(options.memoryLimit)}`,
    options.firewallMark === '0' ? undefined : `fwmark ${options.firewallMark}`,
  ];
}

function chance(word: string, value: Chance | undefined): string | undefined {
  return value && [word, percentText(value.probability), ...correlation(value.correlation)].join(' ');
}

function correlation(value: number): readonly string[] {
  return value === 0 ? [] : [percentText(value)];
}

/** Ethernet is what everybody takes for granted. */
function linkLayer({ linkLayer: layer }: RateTerms): string | undefined {
  return layer === 'unspec' || layer === 'ethernet' ? undefined : `linklayer ${layer}`;
}

function flag(isOn: boolean, word: string): string | undefined {
  return isOn ? word : undefined;
}

function some(word: string, value: number): string | undefined {
  return value === 0 ? undefined : `${word} ${value}`;
}

function given(word: string, value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${word} ${value}`;
}

function time(word: string, seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${word} ${timeText(seconds)}`;
}
