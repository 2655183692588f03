import { expect, test } from 'vitest';
import type { Finding } from '../../src/discover/finding.ts';
import { joinFindings } from '../../src/discover/join.ts';
import type { OwnerName } from '../../src/model/namespace.ts';
import { anId, anOwner } from '../support/builders.ts';

const home = anId(1);

test('findings of one identity become one namespace, whatever found them', () => {
  const findings: readonly Finding[] = [
    { id: home, source: 'self', way: { via: 'path', path: '/proc/self/ns/net' } },
    { id: anId(2), source: 'named', name: 'beijing', path: '/run/netns/beijing', way: { via: 'path', path: '/run/netns/beijing' } },
    inside(2, 70, 'ping'),
    inside(2, 9, 'sh'),
  ];
  expect(joinFindings(findings, home)[1]).toEqual({
    id: anId(2),
    label: 'beijing',
    names: ['beijing'],
    owners: [],
    paths: ['/run/netns/beijing'],
    ways: ['/run/netns/beijing', '/proc/70/ns/net', '/proc/9/ns/net'].map((path) => ({ via: 'path', path })),
    sources: ['named', 'process'],
    pids: [9, 70],
    representative: { pid: 9, command: 'sh' },
    isHome: false,
  });
});

test('the same inode on another device is another namespace', () => {
  const findings: readonly Finding[] = [named(2, 'a'), { ...named(2, 'b'), id: { ...anId(2), device: 5 } }];
  expect(labels(findings)).toEqual(['a', 'b']);
});

test('home comes first, the others in natural order', () => {
  expect(labels([named(2, 'veth10'), named(3, 'veth2'), inside(1, 1, 'init'), inside(4, 8, 'sh')])).toEqual(['host', 'net:[4]', 'veth2', 'veth10']);
});

test('home is host even where it has a name', () => {
  expect(joinFindings([named(1, 'main')], home)).toMatchObject([{ label: 'host', names: ['main'] }]);
});

test('all names are kept, in natural order, those of other mount namespaces last', () => {
  const findings: readonly Finding[] = [named(2, 'b10'), named(2, 'b9'), elsewhere(2, 'a'), elsewhere(2, 'b9')];
  expect(joinFindings(findings, home)).toMatchObject([{ label: 'b9', names: ['b9', 'b10', 'a'] }]);
});

test('a mount at a path that is a name already says nothing new', () => {
  const mount: Finding = { id: anId(2), source: 'mount', path: '/run/netns/a', way: { via: 'path', path: '/run/netns/a' } };
  expect(joinFindings([named(2, 'a'), mount], home)).toMatchObject([{ sources: ['named'], paths: ['/run/netns/a'] }]);
});

test('a name that only another mount namespace gives is no label, whether somebody here has it or not', () => {
  expect(labels([named(2, 'x'), elsewhere(3, 'x'), elsewhere(4, 'prod')])).toEqual(['net:[3]', 'net:[4]', 'x']);
  expect(joinFindings([elsewhere(4, 'prod')], home)).toMatchObject([{ label: 'net:[4]', names: ['prod'] }]);
});

test.each([['host'], ['name:x'], ['container:x'], ['docker:x'], ['unit:x'], ['pid:7'], ['inode:7'], ['net:[7]'], ['-'], ['-x'], ['?']])('the name %j reads as something else, so its label has a prefix', (name) => {
  expect(labels([named(2, name)])).toEqual([`name:${name}`]);
});

test.each([['42'], ['a b'], ['hosts'], ['netns:[7]'], ['\x1b[31m'], ['\udcff']])('the name %j is a label as it is', (name) => {
  expect(labels([named(2, name)])).toEqual([name]);
});

test('who is inside stands for a namespace before who only holds it', () => {
  const holder: Finding = { id: anId(2), source: 'descriptor', representative: { pid: 3, command: 'dockerd' } };
  expect(joinFindings([holder], home)).toMatchObject([{ pids: [], representative: { pid: 3, command: 'dockerd' } }]);
  expect(joinFindings([inside(2, 9, 'sh'), holder], home)).toMatchObject([{ pids: [9], representative: { pid: 9, command: 'sh' } }]);
});

test('a thousand processes are a thousand pids, but only a few ways in', () => {
  const findings = Array.from({ length: 1000 }, (_, at) => inside(2, at + 1, 'sh'));
  const [namespace] = joinFindings(findings, home);
  expect(namespace?.pids).toHaveLength(1000);
  expect(namespace?.ways).toHaveLength(4);
});

test('a name that somebody chose in /run/netns is the label, then the owner\'s, then one that a machine made up', () => {
  const madeUp = 'cni-0b502bed-3c19-4d44-89b5-1b70b4d81796';
  expect(labels([named(2, 'beijing'), owned(2, 'docker:web')])).toEqual(['beijing']);
  expect(labels([named(2, madeUp), owned(2, 'docker:web')])).toEqual(['web']);
  expect(labels([named(2, madeUp)])).toEqual([madeUp]);
  expect(labels([named(2, madeUp), owned(2, 'cri:web-0', { isTrusted: false })])).toEqual(['cri:web-0']);
});

test('owners with the same name are told apart by their kinds, and home is host all the same', () => {
  expect(labels([owned(2, 'docker:web'), owned(3, 'podman:web'), owned(1, 'docker:default')])).toEqual(['host', 'docker:web', 'podman:web']);
});

test('containers that share a stack are all there, each once', () => {
  const id = 'b173538f07b5';
  const findings = [owned(2, 'docker:web', { id }), owned(2, 'docker:side'), owned(2, 'containerd:b173538f07b5', { id })];
  expect(joinFindings(findings, home)).toMatchObject([{ label: 'web', owners: [{ kind: 'docker', name: 'web' }, { kind: 'docker', name: 'side' }], sources: ['docker', 'containerd'] }]);
});

function owned(inode: number, word: string, stated: Partial<OwnerName> = {}): Finding {
  const owner = anOwner(word, stated);
  return { id: anId(inode), source: owner.kind, owner };
}

function labels(findings: readonly Finding[]): readonly string[] {
  return joinFindings(findings, home).map(({ label }) => label);
}

function named(inode: number, name: string): Finding {
  return { id: anId(inode), source: 'named', name, path: `/run/netns/${name}` };
}

function elsewhere(inode: number, name: string): Finding {
  return { id: anId(inode), source: 'mount', nameElsewhere: name, path: `/proc/7/root/run/netns/${name}` };
}

function inside(inode: number, pid: number, command: string): Finding {
  return { id: anId(inode), source: 'process', way: { via: 'path', path: `/proc/${pid}/ns/net` }, pid, representative: { pid, command } };
}
