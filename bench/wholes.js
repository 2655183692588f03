import { spawnSync } from 'node:child_process';
import { least, median, verdict } from './numbers.js';
import { drawTable } from './table.js';

const TURNS = 7;
const LONG_MS = 2000;
const netnsh = [process.execPath, 'bin/netnsh'];

/**
 * Whole processes, from start to end, each with its Node.
 *
 * @param {readonly string[]} names
 * @param {boolean} withLoops whether to wait for those that start a program for each namespace
 */
export function compareWholes(names, withLoops) {
  const count = names.length;
  /** @type {Readonly<Record<string, () => void>>} */
  const contestants = {
    'netnsh links --all --json': () => run([...netnsh, 'links', '--all', '--json']),
    'plotnetcfg -f json': () => run(['plotnetcfg', '-f', 'json']),
    ...(withLoops && {
      'ip -n NAME -j link, addr, route': () => names.forEach((name) => ['link', 'address', 'route'].forEach((what) => run(['ip', '-n', name, '-j', what, 'show']))),
    }),
    'netnsh ns': () => run([...netnsh, 'ns']),
    'lsns -t net': () => run(['lsns', '-t', 'net']),
  };
  /** @type {Map<string, number[]>} */
  const times = new Map(Object.keys(contestants).map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, work] of Object.entries(contestants)) {
      const taken = times.get(name) ?? [];
      if (Math.max(...taken) > LONG_MS) continue;
      const start = performance.now();
      try {
        work();
      } catch (error) {
        times.delete(name); // it is not installed, or may not look
        continue;
      }
      taken.push(performance.now() - start);
    }
  }
  const ratio = (/** @type {string} */ name) => least(times.get(name) ?? []) / least(times.get('netnsh links --all --json') ?? []);
  /** @type {Readonly<Record<string, string>>} */
  const targets = {
    'plotnetcfg -f json': target(`links at least 5 times faster: ${ratio('plotnetcfg -f json').toFixed(1)}`, ratio('plotnetcfg -f json') >= 5, count === 500),
    'ip -n NAME -j link, addr, route': target(`links at least 40 times faster: ${ratio('ip -n NAME -j link, addr, route').toFixed(0)}`, ratio('ip -n NAME -j link, addr, route') >= 40, count === 500),
    'netnsh ns': target('at most 250 ms', least(times.get('netnsh ns') ?? []) <= 250, count === 1000),
  };
  const rows = [...times].map(([name, all]) => [name, median(all).toFixed(1), least(all).toFixed(1), targets[name] ?? '']);
  return drawTable([`whole processes, ${count}`, 'median ms', 'least ms', 'target'], rows);
}

/**
 * @param {string} text
 * @param {boolean} isReached
 * @param {boolean} isSetForThis
 */
function target(text, isReached, isSetForThis) {
  return isSetForThis ? `${text}, ${verdict(isReached)}` : '';
}

/** @param {readonly string[]} words */
function run([program = '', ...words]) {
  const { status, stderr, error } = spawnSync(program, words, { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

/** What `netnsh links --all --json` needs at most, in MB. */
export function measureMemory() {
  const { output } = spawnSync(process.execPath, ['--require', './bench/tell-memory.cjs', 'bin/netnsh', 'links', '--all', '--json'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], encoding: 'utf8' });
  return Number(output[3]) / 1024;
}
