import { expect, test } from 'vitest';
import { findNamespace, type Standpoint } from '../../src/discover/operand.ts';
import type { Snapshot } from '../../src/discover/snapshot.ts';
import { ShellError } from '../../src/errors.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { aNamespace, anId, anOwner } from '../support/builders.ts';

const home = aNamespace({ inode: 1, isHome: true, pids: [1] });
const beijing = aNamespace({ inode: 2, names: ['beijing', 'second'], pids: [70] });
const digits = aNamespace({ inode: 3, names: ['70'] });
const nameless = aNamespace({ inode: 4026532178 });
const oddlyNamed = aNamespace({ inode: 5, names: ['host'], label: 'name:host' });
const everything = [home, beijing, digits, nameless, oddlyNamed];

const snapshotOf = (...namespaces: readonly Namespace[]): Snapshot => ({ namespaces, broken: [], sockets: [], unseen: [] });

/** Paths lead where the test says; of processes there are 7 (in beijing) and 8 (may not be looked into). */
function stand(stated: Partial<Standpoint> & { readonly paths?: Readonly<Record<string, number>> } = {}): Standpoint {
  const paths = { '/proc/7/ns/net': 2, '/proc/70/ns/net': 2, ...stated.paths };
  const { paths: _, ...rest } = stated;
  return {
    kernel: {
      readPath: async (path) => {
        const inode = Object.entries(paths).find(([one]) => one === path)?.[1];
        const reason = path.startsWith('/proc/8/') ? 'looking into that process needs CAP_SYS_PTRACE over it' : 'nothing is there';
        return { name: '', path, found: inode === undefined ? { is: 'broken', reason, repair: 'ns' } : { is: 'namespace', id: anId(inode) } };
      },
      readProcess: async (pid) => ([7, 8].includes(pid) ? { pid, parent: 1, uid: 0, user: 'root', name: 'sh', command: 'sh', threads: 1 } : undefined),
    },
    here: home,
    home,
    nearest: () => [],
    ...rest,
  };
}

function aNamespaceElsewhere(inode: number, name: string): Namespace {
  return aNamespace({ inode, names: [name], label: `net:[${inode}]`, paths: [`/proc/70/root/run/netns/${name}`], sources: ['mount'] });
}

async function find(operand: string, from = stand(), snapshot = snapshotOf(...everything)): Promise<string> {
  return (await findNamespace(snapshot, operand, from)).label;
}

async function fail(operand: string, from = stand(), snapshot = snapshotOf(...everything)): Promise<unknown> {
  const error: unknown = await findNamespace(snapshot, operand, from).catch((thrown: unknown) => thrown);
  if (!(error instanceof ShellError)) throw new Error(`${operand} did not fail as it should: ${String(error)}`);
  expect(error.word).toBe(operand);
  return { message: error.message, hint: error.hint, status: error.status };
}

test('every label leads back to its own namespace', async () => {
  for (const { label } of everything) expect(await find(label)).toBe(label);
});

test.each([
  ['beijing', 'beijing'],
  ['second', 'beijing'],
  ['name:beijing', 'beijing'],
  ['host', 'host'],
  ['name:host', 'name:host'],
  ['7', 'beijing'],
  ['pid:7', 'beijing'],
  ['4026532178', 'net:[4026532178]'],
  ['inode:2', 'beijing'],
  ['net:[2]', 'beijing'],
  ['/proc/7/ns/net', 'beijing'],
])('%s leads to %s', async (operand, label) => {
  expect(await find(operand)).toBe(label);
});

test('a name of digits goes before the pid, which its prefix reaches', async () => {
  expect(await find('70')).toBe('70');
  expect(await find('pid:70')).toBe('beijing');
});

test('a number that is a pid and an inode of different namespaces fits both', async () => {
  const clash = aNamespace({ inode: 7, names: ['clash'] });
  expect(await fail('7', stand(), snapshotOf(home, beijing, clash))).toEqual({
    message: '7 fits 2 namespaces: pid:7 = beijing = net:[2], inode:7 = clash = net:[7]',
    hint: 'say which one: pid:7 or inode:7',
    status: 2,
  });
});

test.each([['prod'], ['42']])('the name %s of another mount namespace is not meant, unless its prefix says so', async (name) => {
  const snapshot = snapshotOf(home, aNamespaceElsewhere(8, name));
  expect(await fail(name, stand(), snapshot)).toEqual({ message: `no namespace named ${name} here`, hint: `another mount namespace has one: name:${name}`, status: 1 });
  expect(await find(`name:${name}`, stand(), snapshot)).toBe('net:[8]');
});

test('a name that would want quotes is hinted at by its label', async () => {
  expect(await fail('my lab', stand(), snapshotOf(home, aNamespaceElsewhere(8, 'my lab')))).toMatchObject({ hint: 'another mount namespace has one: net:[8]' });
});

test('a name that several other mount namespaces give needs more than its prefix', async () => {
  const snapshot = snapshotOf(home, aNamespaceElsewhere(8, 'prod'), aNamespaceElsewhere(9, 'prod'));
  expect(await fail('prod', stand(), snapshot)).toMatchObject({ hint: 'other mount namespaces have some: net:[8], net:[9]' });
  expect(await fail('name:prod', stand(), snapshot)).toMatchObject({ hint: 'say which one: net:[8] or net:[9]', status: 2 });
});

test('our own folder of names goes before all others, with the prefix too', async () => {
  const snapshot = snapshotOf(home, aNamespaceElsewhere(9, 'x'), aNamespace({ inode: 8, names: ['a', 'x'] }));
  expect(await find('x', stand(), snapshot)).toBe('a');
  expect(await find('name:x', stand(), snapshot)).toBe('a');
});

test('a pid goes before a stranger\'s name of the same digits', async () => {
  expect(await find('7', stand(), snapshotOf(home, beijing, aNamespaceElsewhere(8, '7')))).toBe('beijing');
});

test('what comes nearest is never a name of another mount namespace', async () => {
  const nearest: Standpoint['nearest'] = (_word, candidates) => candidates;
  expect(await fail('prd', stand({ nearest }), snapshotOf(home, beijing, aNamespaceElsewhere(8, 'prod')))).toMatchObject({ hint: 'did you mean host or beijing or second?' });
});

test('a path may lead to a namespace that no source listed', async () => {
  expect(await findNamespace(snapshotOf(home), '/tmp/x', stand({ paths: { '/tmp/x': 99 } }))).toEqual(
    aNamespace({ inode: 99, paths: ['/tmp/x'], ways: [{ via: 'path', path: '/tmp/x' }] }),
  );
});

test('a process may be younger than the snapshot', async () => {
  const found = await findNamespace(snapshotOf(home), 'pid:7', stand({ paths: { '/proc/7/ns/net': 99 } }));
  expect(found).toMatchObject({ label: 'net:[99]', pids: [7], representative: { pid: 7, command: 'sh' } });
});

test('a process whose leader has ended is where its threads are', async () => {
  expect(await find('pid:9', stand(), snapshotOf(home, aNamespace({ inode: 6, names: ['left'], pids: [9] })))).toBe('left');
});

test('a namespace that the shell is in is found though the snapshot has lost it, but not by the name that it had', async () => {
  const from = stand({ here: aNamespace({ inode: 77, names: ['gone'] }) });
  expect(await find('inode:77', from)).toBe('gone');
  expect(await fail('gone', from)).toMatchObject({ message: 'no namespace named gone' });
});

test('- is the namespace before', async () => {
  expect(await find('-', stand({ previous: beijing }))).toBe('beijing');
  expect(await fail('-')).toMatchObject({ message: 'no namespace was left before' });
});

test('what fits none says what comes nearest', async () => {
  const nearest: Standpoint['nearest'] = (word, candidates) => candidates.filter((candidate) => candidate.startsWith(word.slice(0, 3)));
  expect(await fail('beijng', stand({ nearest }))).toEqual({ message: 'no namespace named beijng', hint: 'did you mean beijing?', status: 1 });
  expect(await fail('tokyo', stand({ nearest }))).toMatchObject({ hint: 'ns lists all' });
});

test.each([
  ['pid:9', 'no process 9'],
  ['pid:x', 'no process x'],
  ['inode:9', 'no namespace inode:9'],
  ['net:[9]', 'no namespace net:[9]'],
  ['9', 'no namespace named 9, no process and no inode of this number'],
  ['name:70x', 'no namespace named 70x'],
  ['', 'no namespace named '],
  ['container:web', 'no container named web'],
  ['/dev/nothing', '/dev/nothing leads to no network namespace: nothing is there'],
  ['8', 'where process 8 is can not be seen: looking into that process needs CAP_SYS_PTRACE over it'],
])('%s: %s', async (operand, message) => {
  expect(await fail(operand)).toMatchObject({ message });
});

test('an entry that is no namespace says why, and how to take it away', async () => {
  const broken = [{ name: 'stale', path: '/run/netns/stale', reason: 'an empty file', repair: 'rmns stale' }];
  expect(await fail('stale', stand(), { ...snapshotOf(home), broken })).toMatchObject({ message: 'stale is no namespace: an empty file', hint: 'to take it away: rmns stale' });
});

const id = (digits: string): string => digits.padEnd(64, '0');
const web = aNamespace({ inode: 20, label: 'web', owners: [anOwner('podman:web', { id: id('c0ffee') }), anOwner('podman:side')] });
const database = aNamespace({ inode: 21, label: 'shop-db-1', owners: [anOwner('docker:shop-db-1', { id: id('c0ffff'), also: ['shop/db'] })] });
const stranger = aNamespace({ inode: 22, label: 'podman:c0de00000000', owners: [anOwner('podman:web', { id: id('c0de'), isTrusted: false })] });
const other = aNamespace({ inode: 23, label: 'docker:api', owners: [anOwner('docker:api')] });
const same = aNamespace({ inode: 24, label: 'podman:api', owners: [anOwner('podman:api')] });
const owned = snapshotOf(home, beijing, web, database, stranger, other, same);

test.each([
  ['web', 'web'],
  ['side', 'web'],
  ['podman:web', 'web'],
  ['container:side', 'web'],
  ['shop/db', 'shop-db-1'],
  ['docker:shop/db', 'shop-db-1'],
  ['c0ffee', 'web'],
  ['container:c0ffff', 'shop-db-1'],
  ['podman:c0de00000000', 'podman:c0de00000000'],
  ['docker:api', 'docker:api'],
])('%s leads to what its owner calls so: %s', async (operand, label) => {
  expect(await find(operand, stand(), owned)).toBe(label);
});

test('a path that leads to a namespace goes before a service of compose', async () => {
  expect(await find('shop/db', stand({ resolvePath: (path) => `/work/${path}`, paths: { '/work/shop/db': 2 } }), owned)).toBe('beijing');
});

test('a name in our own folder goes before that of a container', async () => {
  expect(await find('beijing', stand(), snapshotOf(home, beijing, aNamespace({ inode: 25, owners: [anOwner('docker:beijing')] })))).toBe('beijing');
});

test('a name that several owners give, or the beginning of several ids, lists them', async () => {
  expect(await fail('api', stand(), owned)).toEqual({ message: 'api fits 2 namespaces: docker:api = net:[23], podman:api = net:[24]', hint: 'say which one: docker:api or podman:api', status: 2 });
  expect(await fail('c0ff', stand(), owned)).toMatchObject({ hint: 'say which one: podman:web or docker:shop-db-1', status: 2 });
});

test('a stranger\'s name needs its prefix', async () => {
  const alone = snapshotOf(home, aNamespace({ inode: 22, label: 'podman:web', owners: [anOwner('podman:web', { isTrusted: false })] }));
  expect(await fail('web', stand(), alone)).toEqual({ message: 'no namespace named web that may be meant without a prefix', hint: 'try: podman:web', status: 1 });
  expect(await find('podman:web', stand(), alone)).toBe('podman:web');
});

test.each([
  ['docker:web', 'no docker container named web'],
  ['cri:default/web-0', 'no pod named default/web-0'],
  ['container:c0f', 'no container named c0f'],
  ['unit:nginx.service', 'no unit named nginx.service'],
  ['mininet:h9', 'no mininet host named h9'],
])('%s: %s', async (operand, message) => {
  expect(await fail(operand, stand(), owned)).toMatchObject({ message, hint: 'ns lists all', status: 1 });
});

test('what is not found may be a container of a runtime that did not answer', async () => {
  const why = 'docker did not answer within 300 ms, so its containers have no names here';
  expect(await fail('prod', stand(), { ...owned, unseen: [{ count: 1, what: 'container runtimes', why }] })).toMatchObject({ message: 'no namespace named prod', hint: why });
});
