import { spawnSync } from 'node:child_process';

const bridge = 'bench0';
let grown = 0;

/**
 * Makes namespaces until there are `count`: each with lo, a veth whose other end is a port of one bridge outside, an IPv4 and an IPv6
 * address and two routes of its own. Gives their names.
 *
 * @param {number} count at most 1000: a bridge has no more than 1023 ports
 * @returns {readonly string[]}
 */
export function growWorld(count) {
  if (grown === 0) ip([], [`link add ${bridge} type bridge`, `link set ${bridge} up`]);
  const fresh = numbers(grown, count);
  // One process for all that is done outside; one for each namespace, because ip enters only one.
  ip([], fresh.flatMap(makeOutside));
  for (const number of fresh) ip(['-n', nameOf(number)], furnish(number));
  grown = count;
  return numbers(0, count).map(nameOf);
}

/** @param {number} number */
function nameOf(number) {
  return `bench-${number}`;
}

/** @param {number} number */
function makeOutside(number) {
  const outer = `veth-${number}`;
  return [
    `netns add ${nameOf(number)}`,
    `link add ${outer} type veth peer name eth0 netns ${nameOf(number)}`,
    `link set ${outer} master ${bridge} up`,
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
 * @param {readonly string[]} options
 * @param {readonly string[]} lines
 */
function ip(options, lines) {
  const { status, stderr, error } = spawnSync('ip', [...options, '-batch', '-'], { input: lines.join('\n'), encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip -batch: ${error?.message ?? stderr.trim()}`);
}

/**
 * @param {number} from
 * @param {number} to
 */
function numbers(from, to) {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
