import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Somebody who reads the links, addresses and routes of all namespaces, or the part of it that they can. `read` gives the
 * milliseconds of some rounds, `objects` how much was read in one where that is known.
 *
 * @typedef {{ readonly times: readonly number[], readonly objects?: number }} Reading
 * @typedef {{ readonly name: string, readonly read: (names: readonly string[]) => Promise<Reading>, readonly isWanting?: string, readonly isLoop?: boolean }} Contestant
 */

/**
 * @param {string} folder where run.js has put the bundled kernel room and the C program
 * @returns {Promise<readonly Contestant[]>} netnsh first; `isWanting` says why one can not take part, `isLoop` that it starts a program for each namespace
 */
export async function findContestants(folder) {
  const { createLinuxKernel } = await import(pathToFileURL(join(folder, 'kernel.mjs')).href);
  const kernel = createLinuxKernel();
  const bare = join(folder, 'bare');
  return [
    { name: 'netnsh, in-process', read: (names) => readByNetnsh(kernel, names) },
    needing(existsSync(bare), 'no C compiler', { name: 'C, the bare system calls, in-process', read: async (names) => readByC(bare, names) }),
    { name: 'ip -n NAME -j link, addr, route', isLoop: true, read: async (names) => timed(() => names.forEach(readByIp)) },
    { name: 'nsenter --net=NAME ip link, addr, route', isLoop: true, read: async (names) => timed(() => names.forEach(readByNsenter)) },
    { name: 'ip -all netns exec ip link, addr, route', isLoop: true, read: async () => timed(readByIpAll) },
    program('lsns -t net (finds namespaces only)', ['lsns', '-t', 'net']),
    program('plotnetcfg (links and addresses)', ['plotnetcfg']),
    needing(hasPyroute2(), 'python3-pyroute2 is not installed', {
      name: 'pyroute2',
      isLoop: true,
      read: async (names) => timed(() => mustRun(['/usr/bin/python3', 'bench/read-by-pyroute2.py', ...names])),
    }),
  ];
}

/**
 * @param {{ readInside: (targets: readonly object[], kinds: readonly string[]) => Promise<readonly Record<string, any>[]>,
 *   readNamedEntries: (directory: string) => Promise<readonly { readonly path: string, readonly found: { readonly id?: object } }[]> }} kernel
 * @param {readonly string[]} names
 * @returns {Promise<Reading>}
 */
async function readByNetnsh(kernel, names) {
  const entries = await kernel.readNamedEntries('/run/netns');
  const targets = entries.map(({ path, found }) => ({ id: found.id, ways: [{ via: 'path', path }] }));
  if (targets.length !== names.length) throw new Error(`netnsh sees ${targets.length} of ${names.length} namespaces`);
  const times = [];
  let objects = 0;
  for (let round = -2; round < ROUNDS; round += 1) { // two to warm up, as the C program does
    const start = performance.now();
    const readings = await kernel.readInside(targets, ['links', 'addresses', 'routes']);
    if (round >= 0) times.push(performance.now() - start);
    objects = readings.reduce((sum, { inside, failure }) => {
      if (failure) throw failure;
      return sum + inside.links.length + inside.addresses.length + inside.routes.length;
    }, 0);
  }
  return { times, objects };
}

const ROUNDS = 10;

/**
 * @param {string} bare
 * @param {readonly string[]} names
 * @returns {Reading}
 */
function readByC(bare, names) {
  const [objects, ...times] = mustRun([bare, String(ROUNDS), ...names.map((name) => `/run/netns/${name}`)]).trim().split('\n').map(Number);
  return { times, objects: objects ?? 0 };
}

/** @param {string} name */
function readByIp(name) {
  for (const what of ['link', 'address', 'route']) mustRun(['ip', '-n', name, '-j', what, 'show']);
}

/** @param {string} name */
function readByNsenter(name) {
  for (const what of ['link', 'address', 'route']) mustRun(['nsenter', `--net=/run/netns/${name}`, 'ip', what, 'show']);
}

function readByIpAll() {
  for (const what of ['link', 'address', 'route']) mustRun(['ip', '-all', 'netns', 'exec', 'ip', what, 'show']);
}

/**
 * @param {string} name
 * @param {readonly string[]} words
 * @returns {Contestant}
 */
function program(name, words) {
  const isThere = spawnSync(words[0] ?? '', ['--version']).error === undefined;
  return needing(isThere, `${words[0]} is not installed`, { name, read: async () => timed(() => mustRun(words)) });
}

/**
 * @param {boolean} isThere
 * @param {string} isWanting
 * @param {Contestant} contestant
 * @returns {Contestant}
 */
function needing(isThere, isWanting, contestant) {
  return isThere ? contestant : { ...contestant, isWanting };
}

function hasPyroute2() {
  return spawnSync('/usr/bin/python3', ['-c', 'import pyroute2']).status === 0;
}

/**
 * @param {() => void} work
 * @returns {Reading}
 */
function timed(work) {
  const start = performance.now();
  work();
  return { times: [performance.now() - start] };
}

/** @param {readonly string[]} words */
function mustRun([program = '', ...words]) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}
