import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A bridge has no more than 1023 ports. */
const PORTS = 500;
/** One call of `ip` waits until the kernel has let go of what earlier ones removed; in pieces nobody waits long. */
const PIECE = 250;
let grown = 0;

/**
 * Makes namespaces until there are `count`: each with lo, a veth whose other end is a port of a bridge outside, an IPv4 and an IPv6
 * address, two routes of its own, and, where there is a C compiler, a process with a socket that listens. Gives their names.
 *
 * @param {number} count
 * @param {string} folder where the C programs are
 * @returns {Promise<readonly string[]>}
 */
export async function growWorld(count, folder) {
  for (let from = grown; from < count; from += PIECE) growBy(numbers(from, Math.min(from + PIECE, count)));
  await populate(numbers(grown, count), folder);
  grown = Math.max(grown, count);
  return numbers(0, grown).map(nameOf);
}

/** @param {readonly number[]} fresh */
function growBy(fresh) {
  // One process for all that is done outside; one for each namespace, because ip enters only one.
  ip([], [...fresh.filter((number) => number % PORTS === 0).flatMap(makeBridge), ...fresh.flatMap(makeOutside)]);
  for (const number of fresh) ip(['-n', nameOf(number)], furnish(number));
}

/**
 * @param {readonly number[]} fresh
 * @param {string} folder
 */
async function populate(fresh, folder) {
  if (fresh.length === 0) return;
  const crowd = spawn(`${folder}/crowd`, [`/run/netns/${nameOf('')}`, String(fresh[0]), String(fresh.length + (fresh[0] ?? 0))], { stdio: ['pipe', 'pipe', 'inherit'] });
  crowd.on('error', () => {}); // no C compiler: run.js has said so
  await Promise.race([once(crowd.stdout, 'data'), once(crowd, 'close')]);
  crowd.unref();
  for (const pipe of [crowd.stdin, crowd.stdout]) if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
}

/** @param {number | ''} number */
function nameOf(number) {
  return `bench-${number}`;
}

/** @param {number} number */
function bridgeOf(number) {
  return `br-${Math.floor(number / PORTS)}`;
}

/** @param {number} number */
function makeBridge(number) {
  return [`link add ${bridgeOf(number)} type bridge`, `link set ${bridgeOf(number)} up`];
}

/** @param {number} number */
function makeOutside(number) {
  const outer = `veth-${number}`;
  return [
    `netns add ${nameOf(number)}`,
    `link add ${outer} type veth peer name eth0 netns ${nameOf(number)}`,
    `link set ${outer} master ${bridgeOf(number)} up`,
  ];
}

/** @param {number} number */
function furnish(number) {
  const [high, low] = [number >> 8, number & 255];
  return [
    'link set lo up',
    'link set eth0 up',
    `address add 10.${high}.${low}.2/24 dev eth0`,
    `address add fd00:${number.toString(16)}::2/64 dev eth0 nodad`,
    `route add default via 10.${high}.${low}.1`,
    `route add 192.168.0.0/16 via 10.${high}.${low}.3`,
  ];
}

/**
 * A namespace with so many routes.
 *
 * @param {string} name
 * @param {number} routes at most 65536
 */
export function makeRoutes(name, routes) {
  ip([], [`netns add ${name}`]);
  const each = numbers(0, routes).map((number) => `route add 20.${number >> 8}.${number & 255}.0/24 via 10.0.0.1`);
  ip(['-n', name], ['link add eth0 type veth peer name eth1', 'link set eth0 up', 'link set eth1 up', 'address add 10.0.0.2/24 dev eth0', ...each]);
}

/**
 * @param {readonly string[]} options
 * @param {readonly string[]} lines
 */
function ip(options, lines) {
  const { status, stderr, error } = spawnSync('ip', [...options, '-batch', '-'], { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`ip -batch: ${stderr.trim() || error?.message}`);
}

/**
 * @param {number} from
 * @param {number} to
 */
function numbers(from, to) {
  return Array.from({ length: Math.max(to - from, 0) }, (_, at) => from + at);
}
