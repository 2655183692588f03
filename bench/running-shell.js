import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { makeRoutes } from './grow-world.js';
import { least, median, verdict } from './numbers.js';
import { drawTable } from './table.js';

const TURNS = 20;
const ROUTES = 10_000;

/**
 * Lines in a shell that is open: a program inside a namespace, as `ip netns exec` starts it, and a long table.
 *
 * @param {readonly string[]} names
 */
export async function measureLines([name = '']) {
  makeRoutes('routes', ROUTES);
  const [shell, among] = [openShell(name), openShell('routes')];
  /** @type {number[][]} */
  const [own = [], others = [], tables = []] = [[], [], []];
  await shell.answerMs(`cd ${name}`);
  await among.answerMs('cd routes');
  for (let turn = 0; turn < TURNS; turn += 1) {
    own.push(await shell.answerMs('^true'));
    const start = performance.now();
    spawnSync('ip', ['netns', 'exec', name, 'true']);
    others.push(performance.now() - start);
    tables.push(await among.answerMs('routes -o table'));
  }
  await shell.end();
  await among.end();
  spawnSync('ip', ['netns', 'delete', 'routes']);
  const isAsFast = least(own) <= least(others);
  return drawTable(['a line in an open shell', 'median ms', 'least ms', 'target'], [
    ['true, inside a namespace', median(own).toFixed(1), least(own).toFixed(1), `at most what ip netns exec takes: ${verdict(isAsFast)}`],
    ['ip netns exec NAME true', median(others).toFixed(1), least(others).toFixed(1), ''],
    [`a table of ${ROUTES} routes`, median(tables).toFixed(1), least(tables).toFixed(1), `at most 80 ms: ${verdict(least(tables) <= 80)}`],
  ]);
}

/**
 * A shell that reads from a pipe. pwd says when the line before it is done.
 *
 * @param {string} name where it is
 */
function openShell(name) {
  const child = spawn(process.execPath, ['bin/netnsh'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let seen = '';
  let heard = () => {};
  child.stdout.setEncoding('utf8').on('data', (text) => {
    seen = (seen + text).slice(-100);
    if (seen.endsWith(`${name}\n`)) heard();
  });
  return {
    /** @param {string} line */
    answerMs: async (line) => {
      seen = '';
      const answer = new Promise((resolve) => (heard = () => resolve(undefined)));
      const start = performance.now();
      child.stdin.write(`${line}\npwd\n`);
      await answer;
      return performance.now() - start;
    },
    end: async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
}
