import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Inside } from '../../src/model/inside.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import { probeKinds } from '../support/kinds.ts';
import { ipBatch, runScript, shellWord } from '../support/ip-script.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { asCounted, asTold, countersOf, extrasOf, fieldsUnheardOf } from '../support/oracle-link-extras.ts';
import { asRecords, type JsonRecord } from '../support/oracle-record.ts';
import { randomFrom, seeds } from '../support/random.ts';
import { buildRandomWorld } from '../support/random-world.ts';
import { aNamespace, parseIpJson, runProgram, worldRing } from '../support/world.ts';

type Read = Pick<Inside, 'linkExtras' | 'linkStatistics'>;

const { has: kinds } = probeKinds();

worldRing('counters and the rarer fields of links', () => {
  for (const seed of seeds(8)) {
    test(`world ${seed}: every field of ip -d -s -s link is ours too`, async () => {
      const world = buildRandomWorld(seed, kinds);
      const random = randomFrom(seed);
      try {
        for (const { namespace, name } of world.links) {
          const words = random.some([['protodown', 'on'], ['addrgenmode', random.pick(['none', 'eui64', 'random'])], ['gso_max_size', '40000']], 0.3);
          for (const some of words) tryToSet(namespace, name, some);
        }
        for (const namespace of world.namespaces) await compare(namespace);
      } finally {
        world.remove();
      }
    });
  }

  test('what went through a wire is counted at both of its ends', async () => {
    const [near, far] = [aNamespace('near'), aNamespace('far')];
    ipBatch(undefined, [['link', 'add', 'name', 'eth0', 'netns', near, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', far]]);
    for (const [namespace, address] of [[near, '10.9.0.1/24'], [far, '10.9.0.2/24']] as const) {
      ipBatch(namespace, [['address', 'add', address, 'dev', 'eth0'], ['link', 'set', 'dev', 'eth0', 'up']]);
    }
    runProgram(['ip', 'netns', 'exec', near, 'ping', '-c', '3', '-i', '0.2', '-s', '1000', '10.9.0.2']);
    for (const namespace of [near, far]) await compare(namespace);
    const { ours } = await readInAQuietMoment(near);
    const counted = ours.linkStatistics.at(-1);
    expect(counted !== undefined && counted.receive.bytes > 3000n && counted.transmit.bytes > 3000n).toBe(true);
  });
}, ['ping']);

async function compare(namespace: string): Promise<void> {
  const { ours, theirs } = await readInAQuietMoment(namespace);
  expect(fieldsUnheardOf(theirs)).toEqual([]);
  expect(ours.linkExtras.map((extras, at) => asTold(extras, theirs[at]))).toEqual(theirs.map(extrasOf));
  expect(ours.linkStatistics.map(asCounted)).toEqual(theirs.map(countersOf));
}

/** Packets come and go by themselves: what is the same before and after iproute2 has read was the same meanwhile. */
async function readInAQuietMoment(name: string): Promise<{ readonly ours: Read; readonly theirs: readonly JsonRecord[] }> {
  for (let tries = 0; tries < 50; tries++) {
    const before = await read(name);
    const theirs = asRecords(parseIpJson(runScript(`ip -n ${shellWord(name)} -j -d -s -s link`).trim()));
    const ours = await read(name);
    if (isDeepStrictEqual(before, ours)) return { ours, theirs };
  }
  throw new Error(`${name} never stood still`);
}

async function read(name: string): Promise<Read> {
  const [reading] = await readInside([namedNamespace(name)], ['linkExtras', 'linkStatistics']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return reading.inside;
}

/** Not every kind can be told each of these. */
function tryToSet(namespace: string, link: string, words: readonly string[]): void {
  runScript(`ip -n ${shellWord(namespace)} link set dev ${shellWord(link)} ${words.join(' ')} 2>/dev/null || true`);
}
