import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Inside } from '../../src/model/inside.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import type { Qdisc, TrafficClass } from '../../src/model/qdisc.ts';
import { optionsText } from '../../src/render/qdisc-options.ts';
import { ipBatch, runScript, shellWord } from '../support/ip-script.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { asTcClass, asTcRecord } from '../support/oracle-queues.ts';
import { asRecords, recordIn, type JsonRecord } from '../support/oracle-record.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { planQueues, probeQueues } from '../support/random-queues.ts';
import { bytesOf, settle, settleSizes } from '../support/tc-rounding.ts';
import { aNamespace, parseIpJson, worldRing } from '../support/world.ts';

type Read = Pick<Inside, 'links' | 'qdiscs' | 'qdiscsWithInvisible' | 'trafficClasses'>;

/** What tc prints: qdiscs as JSON, as text, with the invisible ones, and the text of the classes of each link. */
interface Testimony {
  readonly qdiscs: readonly JsonRecord[];
  readonly invisible: readonly JsonRecord[];
  readonly texts: readonly string[];
  readonly classes: readonly string[];
}

const kinds = probeQueues();

worldRing(
  `queueing disciplines (${kinds.join(', ')})`,
  () => {
    for (const seed of seeds(8)) {
      test(`world ${seed}: qdiscs and classes are those of tc, field by field and word by word`, async () => {
        const random = randomFrom(seed);
        const name = aNamespace();
        const links = Array.from({ length: random.between(2, 5) }, (_, at) => `wire${at}`);
        ipBatch(name, links.flatMap((link) => [
          ['link', 'add', 'name', link, 'numtxqueues', String(random.between(1, 4)), 'type', 'veth', 'peer', 'name', `${link}-far`],
          // Without addresses of its own accord nothing is sent by itself.
          ...[link, `${link}-far`].map((end) => ['link', 'set', 'dev', end, 'addrgenmode', 'none', 'up']),
        ]));
        const lines = links.flatMap((link) => planQueues(random, link, kinds));
        // What this kernel or this tc refuses is not there, and the rest is compared.
        runScript(`ip netns exec ${name} tc -force -batch - 2>/dev/null <<'END OF LINES' || true\n${lines.map((words) => words.join(' ')).join('\n')}\nEND OF LINES\n`);
        const { ours, theirs } = await readInAQuietMoment(name);
        expect(ours.qdiscs.length).toBeGreaterThan(links.length);
        compare(ours, theirs);
      });
    }

    test('the scheduler counts in ticks of 64 ns', () => {
      expect(readFileSync('/proc/net/psched', 'utf8').split(' ').slice(0, 3)).toEqual(['000003e8', '00000040', '000f4240']);
    });

    test('what was held back, dropped and sent on is counted', async () => {
      const name = aNamespace();
      ipBatch(name, [
        ['link', 'add', 'name', 'near', 'type', 'veth', 'peer', 'name', 'far'],
        ['link', 'set', 'dev', 'near', 'up'],
        ['link', 'set', 'dev', 'far', 'up'],
        ['address', 'add', '10.8.0.1/24', 'dev', 'near'],
        ['neighbour', 'add', '10.8.0.2', 'lladdr', '02:00:00:00:00:02', 'dev', 'near'],
      ]);
      runScript(`exec 2>&1; tc='ip netns exec ${name} tc'
        $tc qdisc add dev near root handle 1: htb default 10
        $tc class add dev near parent 1: classid 1:10 htb rate 80kbit burst 1600
        $tc qdisc add dev near parent 1:10 handle 10: bfifo limit 3000
        ip netns exec ${name} ping -c 20 -i 0.01 -W 1 -s 1000 10.8.0.2 >/dev/null; true`);
      const { ours, theirs } = await readInAQuietMoment(name);
      compare(ours, theirs);
      const queue = ours.qdiscs.find(({ handle }) => handle === '10:');
      expect(queue?.statistics?.packets !== undefined && queue.statistics.drops > 0 && queue.statistics.packets > 0n).toBe(true);
    });
  },
  ['tc', 'ping'],
);

function compare(ours: Read, theirs: Testimony): void {
  const names = new Map(ours.links.map(({ index, name }) => [index, name]));
  const nameOf = ({ linkIndex }: Qdisc | TrafficClass): string => names.get(linkIndex) ?? '';
  const records = (qdiscs: readonly Qdisc[]): readonly JsonRecord[] => qdiscs.map((qdisc) => asTcRecord(qdisc, nameOf(qdisc)));
  expect(records(ours.qdiscs)).toEqual(theirs.qdiscs.map((record, at) => settled(record, ours.qdiscs[at], records(ours.qdiscs)[at])));
  expect(records(ours.qdiscsWithInvisible)).toEqual(theirs.invisible.map((record, at) => settled(record, ours.qdiscsWithInvisible[at], records(ours.qdiscsWithInvisible)[at])));
  const texts = ours.qdiscs.map(({ options }) => (options === undefined ? '' : optionsText(options)));
  expect(texts.map(withoutTimes)).toEqual(theirs.texts.map((text, at) => withoutTimes(settleSizes(text, texts[at] ?? '', () => rateOf(ours.qdiscs[at])))));
  const classes = ours.trafficClasses.map(asTcClass);
  expect(classes).toEqual(theirs.classes.map((text, at) => settleSizes(text, classes[at] ?? '', (word) => rateOfClass(ours.trafficClasses[at], word))));
}

/** A latency follows from a burst, and differs as that does, or is none; the JSON has both, and compares them exactly but for that. */
function withoutTimes(text: string): string {
  return text.replace(/^(.*\brate .*?) (?:lat|limit) \S+/, '$1 lat …');
}

function settled(record: JsonRecord, qdisc: Qdisc | undefined, ours: JsonRecord | undefined): JsonRecord {
  const options = recordIn(record, 'options') ?? {};
  const own = ours === undefined ? {} : (recordIn(ours, 'options') ?? {});
  if (qdisc?.options?.of !== 'tbf') return record;
  const isNear = Math.abs(bytesOf(String(options['burst'])) - bytesOf(String(own['burst']))) <= qdisc.options.rate * 1e-6 + 16;
  const { lat, ...others } = options;
  const wait = lat === undefined ? {} : lat === 0 && !('lat' in own) ? { limit: own['limit'] } : { lat: settle(lat, own['lat'], 1) }; // less than nothing is nothing, within a microsecond
  return { ...record, options: { ...others, ...wait, burst: isNear ? own['burst'] : options['burst'] } };
}

function rateOf(qdisc: Qdisc | undefined): number {
  return qdisc?.options?.of === 'tbf' ? qdisc.options.rate : 0;
}

function rateOfClass(one: TrafficClass | undefined, word: string): number {
  if (one?.options?.of !== 'htb class') return 0;
  return word === 'cburst' ? one.options.ceil : one.options.rate;
}

async function readInAQuietMoment(name: string): Promise<{ readonly ours: Read; readonly theirs: Testimony }> {
  for (let tries = 0; tries < 50; tries++) {
    const before = await read(name);
    const theirs = askTc(name, [...new Set(before.trafficClasses.map(({ linkIndex }) => before.links.find(({ index }) => index === linkIndex)?.name ?? ''))]);
    const ours = await read(name);
    if (isDeepStrictEqual(before, ours)) return { ours, theirs };
  }
  throw new Error(`${name} never stood still`);
}

async function read(name: string): Promise<Read> {
  const [reading] = await readInside([namedNamespace(name)], ['links', 'qdiscs', 'qdiscsWithInvisible', 'trafficClasses']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside;
}

function askTc(namespace: string, links: readonly string[]): Testimony {
  const tc = (words: string): string => runScript(`tc -n ${shellWord(namespace)} ${words}`).trim();
  const json = (words: string): readonly JsonRecord[] => asRecords(parseIpJson(tc(words) || '[]'));
  return {
    qdiscs: json('-j -s -d qdisc show'),
    invisible: json('-j -s -d qdisc show invisible'),
    // Behind kind, handle, dev, parent and refcnt.
    texts: tc('qdisc show').split('\n').filter((line) => line.startsWith('qdisc ')).map((line) => words(line.replace(/^qdisc \S+ \S+ dev \S+ (?:root|parent \S+) ?(?:refcnt \d+ ?)?/, '').replace(/^-+/, ''))),
    classes: links.flatMap((link) => tc(`-s -d class show dev ${shellWord(link)}`).split(/^(?=class )/m).map(words).map(withoutFlowStates)).filter((text) => text !== ''),
  };
}

/** What cake and fq_codel say of each flow changes with every packet, and we do not read it (docs/agreement.md). */
function withoutFlowStates(text: string): string {
  return text.replace(/ deficit .*/, '');
}

function words(text: string): string {
  return text.trim().split(/\s+/).join(' ');
}
