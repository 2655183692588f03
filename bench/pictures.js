import { spawnSync } from 'node:child_process';
import { drawTable } from './table.js';
import { median, verdict } from './numbers.js';

/** Each is asked this often, in turn, so that a busy moment of the machine hits everybody. */
const TURNS = 9;

const netnsh = [process.execPath, 'bin/netnsh', '-c'];

/** Whole processes that tell or draw how everything is wired. */
const contestants = {
  "netnsh -c 'topo --json'": [...netnsh, 'topo --json'],
  'plotnetcfg -f json': ['plotnetcfg', '-f', 'json'],
  "netnsh -c topo, on a terminal": ['script', '-qec', `stty columns 120 rows 40; ${process.execPath} bin/netnsh -c topo`, '/dev/null'],
};

/**
 * The pictures of what is in the world by now.
 *
 * @param {readonly string[]} names of its namespaces
 */
export function comparePictures(names) {
  /** @type {Map<string, number[]>} */
  const times = new Map(Object.keys(contestants).map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, [program = '', ...words]] of Object.entries(contestants)) {
      const start = performance.now();
      const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 30 });
      const time = performance.now() - start;
      if (status !== 0) return `${name} is not measured: ${error?.message ?? stderr.trim() ?? stdout.trim()}`;
      if (!stdout.includes(names.at(-1) ?? '')) return `${name} is not measured: it does not tell of ${names.at(-1)}`;
      times.get(name)?.push(time);
    }
  }
  const [own = 0, other = 0, drawn = 0] = [...times.values()].map(median);
  const targets = [`at least 5 times faster than plotnetcfg: ${(other / own).toFixed(1)}, ${verdict(other / own >= 5)}`, '', `under 300 ms: ${verdict(drawn < 300)}`];
  const rows = [...times].map(([name, all], at) => [name, median(all).toFixed(1), Math.min(...all).toFixed(1), targets[at] ?? '']);
  return drawTable([`wiring of ${names.length}`, 'median ms', 'least ms', 'target'], rows);
}
