import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { toForwardingRow } from '../../src/commands/fdb/body.ts';
import { linkNames } from '../../src/commands/links/names.ts';
import { toNeighbourRow } from '../../src/commands/neighbours/body.ts';
import { toRuleRow } from '../../src/commands/rules/row.ts';
import { toVlanRows, type VlanRow } from '../../src/commands/vlans/body.ts';
import { readNumberNames } from '../../src/kernel/number-names.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { runScript, shellWord } from './ip-script.ts';
import { asRecords, type JsonRecord } from './oracle-record.ts';
import { forwardingOf, neighboursOf, rulesOf, vlansOf, type SaidVlan } from './oracle-tables.ts';
import { parseIpJson } from './world.ts';

/** Expects of our rules, neighbours and forwarding databases what iproute2 says there, in its order and field by field. */
export async function compareTables(namespace: Namespace): Promise<void> {
  const within = `-n ${shellWord(namespace.label)} -j -d -s`;
  const questions = [`ip ${within} -4 rule`, `ip ${within} -6 rule`, `ip ${within} neighbour show nud all`, `ip ${within} neighbour show proxy`, `bridge ${within} fdb`];
  const { ours, theirs } = await inAQuietMoment(namespace, questions, readTables);
  const [rules4 = [], rules6 = [], neighbours = [], proxies = [], fdb = []] = theirs;
  expect(ours.rules).toEqual([...rulesOf(rules4, 'inet'), ...rulesOf(rules6, 'inet6')]);
  const saidNeighbours = neighboursOf([...neighbours, ...proxies]);
  expect(ours.neighbours.map((row, at) => withTimesOf(row, saidNeighbours[at]))).toEqual(saidNeighbours);
  const saidEntries = forwardingOf(fdb);
  expect(ours.fdb.map((row, at) => withTimesOf({ ...row, flags: [...row.flags].sort() }, saidEntries[at]))).toEqual(saidEntries);
}

/** The same for VLANs, each of each port by itself. */
export async function compareVlans(namespace: Namespace): Promise<void> {
  const within = `-n ${shellWord(namespace.label)} -j`;
  const { ours, theirs } = await inAQuietMoment(namespace, [`bridge ${within} vlan`, `bridge ${within} vlan tunnelshow`], readVlans);
  expect(eachVlan(ours)).toEqual(vlansOf(theirs[0] ?? [], theirs[1] ?? []));
}

/** What is the same before and after iproute2 has read was the same meanwhile: entries age and are probed by themselves. */
async function inAQuietMoment<T>(namespace: Namespace, questions: readonly string[], read: (namespace: Namespace) => Promise<T>): Promise<{ readonly ours: T; readonly theirs: readonly (readonly JsonRecord[])[] }> {
  for (let tries = 0; tries < 200; tries++) {
    const before = await read(namespace);
    const text = runScript(questions.map((question) => `${question} || exit\necho '${SEPARATOR}'\n`).join(''));
    const ours = await read(namespace);
    if (isDeepStrictEqual(withoutTimes(before), withoutTimes(ours))) return { ours, theirs: text.split(`${SEPARATOR}\n`).map(readAnswer) };
  }
  throw new Error(`${namespace.label} never stood still`);
}

const SEPARATOR = '-- next answer --';

function readAnswer(text: string): readonly JsonRecord[] {
  return text.trim() === '' ? [] : asRecords(parseIpJson(text.trim()));
}

async function readTables(namespace: Namespace) {
  const [reading] = await readInside([namespace], ['links', 'rules', 'neighbours', 'forwardingEntries']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  const names = readNumberNames();
  const nameOf = linkNames(reading.inside.links);
  return {
    rules: reading.inside.rules.map((rule) => without(toRuleRow('', names, rule), ['namespace', 'tableId'])),
    neighbours: reading.inside.neighbours.map((one) => without(toNeighbourRow('', nameOf, names, one), ['namespace', 'linkIndex'])),
    fdb: reading.inside.forwardingEntries.map((one) => without(toForwardingRow('', nameOf, one), ['namespace', 'linkIndex', 'viaIndex'])),
  };
}

async function readVlans(namespace: Namespace): Promise<readonly VlanRow[]> {
  const [reading] = await readInside([namespace], ['links', 'portVlans']);
  if (reading === undefined || 'failure' in reading) throw reading?.failure ?? new Error('no reading');
  return toVlanRows(namespace.label, reading.inside.links, reading.inside.portVlans);
}

function eachVlan(rows: readonly VlanRow[]): ReadonlyMap<string, SaidVlan> {
  return new Map(
    rows.flatMap(({ link, vlan, vlanEnd, pvid, untagged, tunnelId }) =>
      Array.from({ length: vlanEnd - vlan + 1 }, (_, at) => [`${link} ${vlan + at}`, { pvid, untagged, tunnelId: tunnelId === undefined ? undefined : tunnelId + at }] as const),
    ),
  );
}

interface Timed {
  readonly used: number | undefined;
  readonly updated: number | undefined;
  readonly confirmed?: number | undefined;
}

/** iproute2 says whole seconds; one or two may pass between two readings. */
function withTimesOf<Row extends Timed>(row: Row, theirs: Timed | undefined): Row {
  const near = (ours: number | undefined, other: number | undefined): number | undefined => (ours !== undefined && other !== undefined && Math.abs(ours - other) <= 2 ? other : ours);
  const confirmed = 'confirmed' in row ? { confirmed: near(row.confirmed, theirs?.confirmed) } : {};
  return { ...row, used: near(row.used, theirs?.used), updated: near(row.updated, theirs?.updated), ...confirmed };
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one: unknown) => (['used', 'updated', 'confirmed'].includes(key) ? undefined : one)));
}

function without<Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Omit<Row, Key> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !keys.some((one) => one === key))) as Omit<Row, Key>; // those keys, and no others, are gone
}
