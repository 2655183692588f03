import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { least, median, verdict } from './numbers.js';
import { drawTable } from './table.js';

const TURNS = 30;

/** A short line as a whole process, and the first prompt on a terminal of script(1), beside a Node that does nothing. */
export async function compareStart() {
  /** @type {Readonly<Record<string, () => number | Promise<number>>>} */
  const contestants = {
    'node -e 0': () => run(['-e', '0']),
    'netnsh -c pwd': () => run(['bin/netnsh', '-c', 'pwd']),
    'node -e 0, on a terminal': () => until('exit', '-e 0'),
    'netnsh, to its prompt': () => until(/host\S* ?[^ \w]/, 'bin/netnsh --norc'),
  };
  /** @type {Map<string, number[]>} */
  const times = new Map(Object.keys(contestants).map((name) => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1) for (const [name, work] of Object.entries(contestants)) times.get(name)?.push(await work());
  const [bare = 0, line = 0, terminal = 0, prompt = 0] = [...times.values()].map(least);
  const targets = ['', `at most 12 ms more: ${(line - bare).toFixed(1)}, ${verdict(line - bare <= 12)}`, '', `at most 25 ms more: ${(prompt - terminal).toFixed(1)}, ${verdict(prompt - terminal <= 25)}`];
  const rows = [...times].map(([name, all], at) => [name, median(all).toFixed(1), least(all).toFixed(1), targets[at] ?? '']);
  return drawTable(['start', 'median ms', 'least ms', 'target'], rows);
}

/** @param {readonly string[]} words */
function run(words) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with status ${status}: ${stderr.trim()}`);
  return performance.now() - start;
}

/**
 * @param {RegExp | 'exit'} wanted
 * @param {string} words
 */
async function until(wanted, words) {
  const start = performance.now();
  const child = spawn('script', ['-qfec', `${process.execPath} ${words}`, '/dev/null'], { env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8' } });
  let seen = '';
  let ms = NaN;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    seen += text;
    if (wanted === 'exit' || !Number.isNaN(ms) || !wanted.test(seen)) return;
    ms = performance.now() - start;
    child.stdin.write('\x04');
  });
  await once(child, 'close');
  return wanted === 'exit' ? performance.now() - start : ms;
}
