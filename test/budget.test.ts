import { expect, test } from 'vitest';
import { unknownRoute, type RouteRow } from '../src/commands/routes/row.ts';
import { routeTable } from '../src/commands/routes/view.ts';
import { parseProcess } from '../src/kernel/proc/process.ts';
import { parseMarks } from '../src/kernel/proc/process-marks.ts';
import { namespacesToAskAbout, wireLinks, type LinksOf } from '../src/model/wiring.ts';
import { drawJson } from '../src/render/json.ts';
import { drawTable } from '../src/render/table.ts';
import { aLink } from './support/a-link.ts';
import { anId } from './support/builders.ts';
import { costBeside } from './support/cost.ts';

/*
 * What hot paths cost beside something else that is done here and now, each limit about twice what it was when it was written: half as fast
 * fails, a slow machine does not.
 */

const pipe = { width: undefined, height: undefined, color: false, unicode: true, isTerminal: false };
const terminal = { width: 120, height: 40, color: true, unicode: true, isTerminal: true };
const wishes = { hasHeadings: true, mayHide: true, mayDrop: true, mayCut: true };

function routes(count: number): readonly RouteRow[] {
  return Array.from({ length: count }, (_, at) => ({ ...unknownRoute, namespace: 'beijing', table: 'main', tableId: 254, type: 'unicast', destination: `10.${at >> 8}.${at & 255}.0/24`, gateway: '10.0.0.1', link: 'eth0', linkIndex: 2, protocol: 'boot', scope: 'global' }));
}

test('a table of rows that are much alike costs no more than one and a half times their JSON', async () => {
  const rows = routes(5_000);
  const json = (): unknown => drawJson(rows, 2);
  expect(await costBeside(json, () => drawTable(routeTable.columns, rows, pipe, wishes))).toBeLessThan(1.5);
  expect(await costBeside(json, () => drawTable(routeTable.columns, rows, terminal, wishes))).toBeLessThan(1.5);
});

test('eight times as many rows, namespaces or wires cost no more than sixteen times as much', async () => {
  const [few, many] = [routes(1_000), routes(8_000)];
  expect(await costBeside(() => drawTable(routeTable.columns, few, terminal, wishes), () => drawTable(routeTable.columns, many, terminal, wishes))).toBeLessThan(16);
  const [star, galaxy] = [wiresTo(250), wiresTo(2_000)];
  expect(await costBeside(() => wireAll(star), () => wireAll(galaxy))).toBeLessThan(16);
});

test('a process costs no more than five times what it takes to look for a line in what /proc says of it', async () => {
  const status = `Name:\tnode\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t4711\nPid:\t4711\nPPid:\t1\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\n${'VmAny:\t    1024 kB\n'.repeat(40)}Threads:\t11\n${'Sig:\t0000000000000000\n'.repeat(10)}`;
  const thousand = (work: () => unknown): (() => void) => () => void Array.from({ length: 1_000 }, work);
  const look = thousand(() => status.split('\n').find((line) => line.startsWith('Threads:')));
  const users = new Map([[1000, 'mei']]);
  expect(await costBeside(look, thousand(() => parseProcess(4711, status, 'node\0server.js\0', users)))).toBeLessThan(3);
  expect(await costBeside(look, thousand(() => parseMarks(4711, status, 'node\0server.js\0', '0::/system.slice/server.service\n')))).toBeLessThan(5);
});

/** A bridge's namespace with so many veths, each to a namespace of its own. */
function wiresTo(count: number): readonly LinksOf[] {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const hub = { namespace: { id: anId(1), ways: [], label: 'hub' }, links: numbers.map((number) => aLink({ index: number + 10, kind: 'veth', linkIndex: 2, linkNsid: number })) };
  return [hub, ...numbers.map((number) => ({ namespace: { id: anId(number + 1), ways: [], label: `leaf-${number}` }, links: [aLink({ index: 2, kind: 'veth', linkIndex: number + 10, linkNsid: 0 })] }))];
}

function wireAll(all: readonly LinksOf[]): void {
  const fresh = [...all]; // nothing is known of it from the round before
  const [hub] = fresh;
  if (hub === undefined) throw new Error('there is a hub');
  namespacesToAskAbout(hub, fresh);
  const wired = wireLinks(hub, fresh, (_, { namespace }) => namespace.id.inode - 1);
  expect(wired.at(-1)?.peer).toMatchObject({ is: 'found', namespace: `leaf-${all.length - 1}` });
}
