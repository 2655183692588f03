import { least, median, verdict } from './numbers.js';
import { drawTable } from './table.js';

/** Each contestant is asked this often, all in turn, so that a busy moment of the machine hits everybody. The slow ones less often. */
const TURNS = 5;
const LONG_MS = 1000;
/** Whoever starts programs for each namespace is not waited for in larger worlds. */
const MOST_FOR_LOOPS = 1000;

/**
 * Links, addresses and routes of every namespace, by everybody. Gives the table, and the least time of netnsh.
 *
 * @param {readonly import('./contestants.js').Contestant[]} contestants
 * @param {readonly string[]} names
 */
export async function compareReaders(contestants, names) {
  /** @type {Map<string, { times: number[], objects: number | undefined }>} */
  const results = new Map(contestants.map(({ name }) => [name, { times: [], objects: undefined }]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { name, read, isWanting, isLoop } of contestants) {
      const result = results.get(name);
      if (isWanting !== undefined || result === undefined || Math.max(...result.times) > LONG_MS) continue;
      if (isLoop === true && names.length > MOST_FOR_LOOPS) continue;
      const { times, objects } = await read(names);
      if (turn > 0 || times.length === 1) result.times.push(...times); // the first turn warms V8's compiler up
      result.objects = objects;
    }
  }
  const own = least(results.get(contestants[0]?.name ?? '')?.times ?? []);
  const rows = contestants.map(({ name, isWanting }, at) => {
    const { times = [], objects } = results.get(name) ?? {};
    if (times.length === 0) return [name, isWanting ?? 'not asked', '', '', '', ''];
    const other = least(times);
    const target = names.length < 500 ? '' : targetOf(name, own / other);
    return [name, median(times).toFixed(1), other.toFixed(1), at === 0 ? '' : compare(own, other), objects === undefined ? '' : String(objects), target];
  });
  return { table: drawTable([`${names.length} namespaces`, 'median ms', 'least ms', 'netnsh is', 'objects', 'target'], rows), own };
}

/**
 * @param {number} own
 * @param {number} other
 */
function compare(own, other) {
  return own > other ? `${(own / other).toFixed(2)} times slower` : `${(other / own).toFixed(other / own < 10 ? 1 : 0)} times faster`;
}

/**
 * The targets are set for 500 namespaces: with few, the first calls of everything weigh more than the reading.
 *
 * @param {string} name
 * @param {number} ratio netnsh's time to theirs
 */
function targetOf(name, ratio) {
  if (name.startsWith('C,')) return `at most 1.25 times slower: ${verdict(ratio <= 1.25)}`;
  if (name.startsWith('ip -n')) return `at least 100 times faster: ${verdict(ratio <= 1 / 100)}`;
  return '';
}
