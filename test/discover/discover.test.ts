import { expect, test } from 'vitest';
import { discoverNamespaces } from '../../src/discover/discover.ts';
import { KernelError } from '../../src/errors.ts';
import type { Container, Kernel, NamedEntry } from '../../src/kernel/port.ts';
import type { Holder } from '../../src/model/holder.ts';
import { anId, anOwner } from '../support/builders.ts';

type Part = Pick<Kernel, 'readOwnNamespace' | 'readNamedEntries' | 'scanHolders' | 'readContainers' | 'readProcessMarks' | 'readRegisteredProcesses'>;

const homeId = anId(1);

interface Stated extends Partial<Part> {
  readonly entries?: readonly NamedEntry[];
  readonly holders?: readonly Holder[];
  readonly containers?: readonly Container[];
}

/** A kernel with one process, netnsh's own, and what the test adds. */
function aKernel({ entries = [], holders = [], containers = [], ...stated }: Stated): Part {
  return {
    readOwnNamespace: async () => ({ id: homeId, ways: [{ via: 'path', path: '/proc/self/ns/net' }] }),
    readNamedEntries: async (directory) => (directory === '/run/netns' ? entries : []),
    scanHolders: async () => ({ holders: [{ id: homeId, by: { what: 'process', pid: 1, name: 'init' } }, ...holders], sockets: [], unseen: [] }),
    readContainers: async () => ({ containers, unseen: [] }),
    readProcessMarks: async () => [],
    readRegisteredProcesses: async () => [],
    ...stated,
  };
}

test('where nobody else made one, there is home', async () => {
  const { namespaces } = await discoverNamespaces(aKernel({}), { homeId });
  expect(namespaces).toMatchObject([{ label: 'host', sources: ['self', 'process'], representative: { pid: 1, command: 'init' } }]);
});

test('each kind of holder is a source of its own, with its own way in', async () => {
  const { namespaces } = await discoverNamespaces(
    aKernel({
      holders: [
        { id: anId(2), by: { what: 'thread', pid: 1, tid: 12, name: 'init' } },
        { id: anId(3), by: { what: 'descriptor', pid: 1, descriptor: 5 } },
        { id: anId(4), by: { what: 'socket', pid: 1, descriptor: 6 } },
        { id: anId(5), by: { what: 'mount', pid: undefined, path: '/tmp/x', mountPoint: '/tmp/x' } },
        { id: anId(6), by: { what: 'mount', pid: 1, path: '/proc/1/root/run/netns/inner', mountPoint: '/run/netns/inner' } },
        { id: anId(7), by: { what: 'mount', pid: undefined, path: undefined, mountPoint: '/run/netns/covered' } },
      ],
    }),
    { homeId },
  );
  expect(Object.fromEntries(namespaces.slice(1).map(({ label, sources, ways, names }) => [label, { sources, ways, names }]))).toEqual({
    'net:[2]': { sources: ['thread'], ways: [{ via: 'path', path: '/proc/1/task/12/ns/net' }], names: [] },
    'net:[3]': { sources: ['descriptor'], ways: [{ via: 'path', path: '/proc/1/fd/5' }], names: [] },
    'net:[4]': { sources: ['socket'], ways: [{ via: 'socket', pid: 1, descriptor: 6 }], names: [] },
    'net:[5]': { sources: ['mount'], ways: [{ via: 'path', path: '/tmp/x' }], names: [] },
    'net:[6]': { sources: ['mount'], ways: [{ via: 'path', path: '/proc/1/root/run/netns/inner' }], names: ['inner'] },
    'net:[7]': { sources: ['mount'], ways: [], names: [] },
  });
});

test('a process that only holds a namespace stands for it by name, and is not inside', async () => {
  const { namespaces } = await discoverNamespaces(aKernel({ holders: [{ id: anId(2), by: { what: 'descriptor', pid: 1, descriptor: 5 } }] }), { homeId });
  expect(namespaces[1]).toMatchObject({ pids: [], representative: { pid: 1, command: 'init' } });
});

test('broken entries keep their reason and come in natural order', async () => {
  const found = { is: 'broken', reason: 'a FIFO', repair: 'rm it' } as const;
  const entries = ['x10', 'x9'].map((name) => ({ name, path: `/run/netns/${name}`, found }));
  const { broken } = await discoverNamespaces(aKernel({ entries }), { homeId });
  expect(broken).toEqual(['x9', 'x10'].map((name) => ({ name, path: `/run/netns/${name}`, reason: 'a FIFO', repair: 'rm it' })));
});

test('what the shell keeps alive is there, even if nothing else holds it', async () => {
  const { namespaces } = await discoverNamespaces(aKernel({}), { homeId, heldIds: [anId(9)] });
  expect(namespaces[1]).toMatchObject({ label: 'net:[9]', sources: ['self'], ways: [] });
  const entries = [{ name: 'nine', path: '/run/netns/nine', found: { is: 'namespace', id: anId(9) } } as const];
  const named = await discoverNamespaces(aKernel({ entries }), { homeId, heldIds: [anId(9)] });
  expect(named.namespaces[1]).toMatchObject({ label: 'nine', sources: ['named'] });
});

test('a folder of names that may not be read is said, and hides nothing else', async () => {
  const readNamedEntries = () => Promise.reject(new KernelError('read /run/netns', 'EACCES'));
  const { namespaces, unseen } = await discoverNamespaces(aKernel({ readNamedEntries }), { homeId });
  expect(namespaces).toHaveLength(1);
  expect(unseen).toEqual([{ count: 1, what: 'folders of names', why: 'read /run/netns: EACCES' }]);
});

test('what runtimes say gives names and ways in, and who did not answer is unseen', async () => {
  const owner = anOwner('podman:web');
  const silent = { count: 1, what: 'container runtimes', why: 'docker did not answer within 300 ms, so its containers have no names here' };
  const readContainers = async () => ({ containers: [{ owner, namespace: anId(2), path: '/proc/70/ns/net' }], unseen: [silent] });
  const { namespaces, unseen } = await discoverNamespaces(aKernel({ readContainers }), { homeId });
  expect(namespaces[1]).toMatchObject({ label: 'web', owners: [owner], sources: ['podman'], ways: [{ via: 'path', path: '/proc/70/ns/net' }] });
  expect(unseen).toEqual([silent]);
});
