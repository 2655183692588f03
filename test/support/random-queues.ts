import { spawnSync } from 'node:child_process';
import type { Random } from './random.ts';
import { isInWorld } from './world.ts';

/** Words behind `tc qdisc add … KIND` for one of each kind that a random world may hold, drawn anew each time. */
const leaves: Readonly<Record<string, (random: Random) => readonly string[]>> = {
  pfifo: (random) => ['limit', number(random, 1, 5000)],
  bfifo: (random) => ['limit', number(random, 1500, 5_000_000)],
  tbf: (random) => ['rate', rate(random), 'burst', number(random, 3000, 60_000), ...random.pick([['latency', `${number(random, 1, 900)}ms`], ['limit', number(random, 5000, 90_000)]]), ...maybe(random, 'mpu', '64'), ...maybe(random, 'overhead', '12')],
  netem: (random) => [
    ...maybe(random, 'limit', number(random, 1, 4000)),
    ...maybe(random, 'delay', `${number(random, 1, 3000)}ms`, ...maybe(random, `${number(random, 1, 90)}ms`, ...maybe(random, '25%'))),
    ...random.pick([[], ['loss', percent(random), ...maybe(random, percent(random))], ['loss', 'state', percent(random), percent(random), percent(random), percent(random), percent(random)], ['loss', 'gemodel', percent(random), percent(random), percent(random), percent(random)]]),
    ...maybe(random, 'duplicate', percent(random), ...maybe(random, percent(random))),
    ...maybe(random, 'corrupt', percent(random)),
    ...maybe(random, 'rate', rate(random), ...maybe(random, '20', '100', '5')),
    ...maybe(random, 'slot', `${number(random, 1, 900)}us`, `${number(random, 1, 90)}ms`, ...maybe(random, 'packets', '7'), ...maybe(random, 'bytes', '9000')),
  ],
  fq_codel: (random) => [
    ...maybe(random, 'limit', number(random, 1, 9000)),
    ...maybe(random, 'flows', number(random, 1, 4000)),
    ...maybe(random, 'target', `${number(random, 1, 90)}ms`),
    ...maybe(random, 'interval', `${number(random, 100, 900)}ms`),
    ...maybe(random, 'ce_threshold', `${number(random, 1, 900)}us`),
    ...maybe(random, 'quantum', number(random, 300, 9000)),
    ...maybe(random, 'memory_limit', number(random, 5000, 90_000_000)),
    ...random.pick([[], ['ecn'], ['noecn']]),
    ...maybe(random, 'drop_batch', number(random, 1, 90)),
  ],
  codel: (random) => [...maybe(random, 'limit', number(random, 1, 9000)), ...maybe(random, 'target', `${number(random, 1, 90)}ms`), ...maybe(random, 'ce_threshold', `${number(random, 1, 90)}ms`), ...maybe(random, 'ecn')],
  fq: (random) => [
    ...maybe(random, 'limit', number(random, 1, 9000)),
    ...maybe(random, 'flow_limit', number(random, 1, 900)),
    ...maybe(random, 'buckets', random.pick(['64', '4096'])),
    ...maybe(random, 'quantum', number(random, 2000, 9000)),
    ...maybe(random, 'maxrate', rate(random)),
    ...maybe(random, 'low_rate_threshold', rate(random)),
    ...maybe(random, 'refill_delay', `${number(random, 1, 900)}ms`),
    ...maybe(random, 'ce_threshold', `${number(random, 1, 900)}us`),
    ...maybe(random, 'horizon', `${number(random, 1, 20)}s`, random.pick(['horizon_cap', 'horizon_drop'])),
    ...random.pick([[], ['nopacing']]),
  ],
  sfq: (random) => random.pick([
    [...maybe(random, 'limit', number(random, 2, 127)), ...maybe(random, 'perturb', number(random, 1, 60)), ...maybe(random, 'quantum', number(random, 1600, 9000)), ...maybe(random, 'depth', number(random, 2, 100))],
    ['redflowlimit', '100000', 'min', '8000', 'max', '60000', 'probability', '0.10', ...maybe(random, 'ecn'), ...maybe(random, 'headdrop')],
  ]),
  cake: (random) => [
    ...random.pick([['unlimited'], ['bandwidth', rate(random)]]),
    random.pick(['besteffort', 'precedence', 'diffserv8', 'diffserv4', 'diffserv3']),
    random.pick(['flowblind', 'srchost', 'dsthost', 'hosts', 'flows', 'dual-srchost', 'dual-dsthost', 'triple-isolate']),
    ...maybe(random, 'nat'),
    ...maybe(random, 'wash'),
    ...maybe(random, 'ingress'),
    ...maybe(random, random.pick(['ack-filter', 'ack-filter-aggressive'])),
    ...maybe(random, 'rtt', `${number(random, 1, 900)}ms`),
    ...maybe(random, 'overhead', number(random, -20, 90)),
    ...maybe(random, 'mpu', '64'),
    ...maybe(random, random.pick(['atm', 'ptm'])),
    ...maybe(random, 'memlimit', number(random, 90_000, 90_000_000)),
    ...maybe(random, 'fwmark', '0xf0'),
  ],
};

const trees = ['htb', 'prio'];

/** Which kinds of qdiscs this kernel has. */
export function probeQueues(): readonly string[] {
  if (!isInWorld()) return [];
  const script = 'ip link add name down type veth peer name up && exec tc qdisc add dev down root "$@"';
  const plain: Readonly<Record<string, readonly string[]>> = { tbf: ['rate', '1mbit', 'burst', '10k', 'latency', '50ms'], pfifo_fast: [] };
  const canMake = (kind: string): boolean => spawnSync('unshare', ['--net', 'sh', '-c', script, 'sh', kind, ...(plain[kind] ?? [])], { stdio: 'ignore' }).status === 0;
  return [...Object.keys(leaves), ...trees, 'pfifo_fast', 'mq', 'noqueue', 'ingress', 'clsact'].filter((kind) => kind === 'ingress' || kind === 'clsact' || canMake(kind));
}

/** Lines for `tc` that put a random tree of qdiscs on a link. */
export function planQueues(random: Random, link: string, kinds: readonly string[]): readonly (readonly string[])[] {
  const leafKinds = kinds.filter((kind) => leaves[kind] !== undefined);
  const leaf = (): readonly string[] => {
    const kind = random.pick(leafKinds);
    return [kind, ...(leaves[kind]?.(random) ?? [])];
  };
  const root = random.pick([...kinds.filter((kind) => trees.includes(kind)), 'leaf', 'leaf', 'plain']);
  const lines: (readonly string[])[] = [];
  if (root === 'leaf') lines.push(['qdisc', 'add', 'dev', link, 'root', ...maybe(random, 'handle', '7:'), ...leaf()]);
  else if (root === 'plain') lines.push(['qdisc', 'add', 'dev', link, 'root', random.pick(kinds.filter((kind) => kind === 'pfifo_fast' || kind === 'mq' || kind === 'noqueue'))]);
  else if (root === 'prio') lines.push(...planPrio(random, link, leaf));
  else if (root === 'htb') lines.push(...planHtb(random, link, leaf));
  const side = random.pick(['none', 'ingress', 'clsact']);
  return side === 'none' ? lines : [...lines, ['qdisc', 'add', 'dev', link, side]];
}

function planPrio(random: Random, link: string, leaf: () => readonly string[]): readonly (readonly string[])[] {
  const bands = random.between(3, 6);
  const below = Array.from({ length: bands }, (_, band) => band + 1).filter(() => random.chance(0.4));
  const add = ['qdisc', 'add', 'dev', link];
  return [[...add, 'root', 'handle', '2a:', 'prio', 'bands', String(bands)], ...below.map((band) => [...add, 'parent', `2a:${band}`, ...leaf()])];
}

function planHtb(random: Random, link: string, leaf: () => readonly string[]): readonly (readonly string[])[] {
  const add = ['class', 'add', 'dev', link];
  const terms = (): readonly string[] => ['rate', rate(random), ...maybe(random, 'burst', number(random, 2000, 90_000)), ...maybe(random, 'quantum', number(random, 1500, 60_000)), ...maybe(random, 'prio', number(random, 0, 7)), ...maybe(random, 'overhead', '18', 'mpu', '64', ...maybe(random, 'linklayer', 'atm'))];
  const classes = Array.from({ length: random.between(0, 5) }, (_, at) => (at + 2).toString(16) + random.pick(['', '0', 'f']));
  return [
    ['qdisc', 'add', 'dev', link, 'root', 'handle', 'b:', 'htb', 'r2q', number(random, 1, 90), ...maybe(random, 'default', number(random, 1, 90)), ...maybe(random, 'direct_qlen', number(random, 1, 900))],
    [...add, 'parent', 'b:', 'classid', 'b:1', 'htb', ...terms()],
    ...classes.map((minor) => [...add, 'parent', random.chance(0.7) ? 'b:1' : 'b:', 'classid', `b:${minor}`, 'htb', ...terms()]),
    ...classes.filter(() => random.chance(0.5)).map((minor) => ['qdisc', 'add', 'dev', link, 'parent', `b:${minor}`, ...leaf()]),
  ];
}

function rate(random: Random): string {
  return `${random.between(8, 90_000)}${random.pick(['kbit', 'kbit', 'mbit', 'bps'])}`.replace(/^\d+bps/, (text) => text.padStart(7, '9'));
}

function number(random: Random, low: number, high: number): string {
  return String(random.between(low, high));
}

function percent(random: Random): string {
  return `${random.between(1, 990) / 10}%`;
}

function maybe(random: Random, ...words: readonly string[]): readonly string[] {
  return random.chance(0.4) ? words : [];
}
