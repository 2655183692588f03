import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, verdict } from './numbers.js';
import { drawTable } from './table.js';

const HISTORY_LINES = 5000;
const LINES = ['links --all --state up | grep veth-1', "ping -c 1 '10.0.0.2' # still there?", 'cd bench-1', 'nosuchprogram --option value', 'echo 北京 😀'];
const TURNS = 6;
/** What comes later than this after a key belongs to no key: a colour of a word that was looked up. */
const QUIET_MS = 40;

/** What Node itself takes for an echo, and the terminal and a busy machine around it. */
const ECHO = "process.stdin.setRawMode(true).on('data', (key) => (key[0] === 4 ? process.exit() : process.stdout.write(key)))";

/**
 * How long the shell itself, on a terminal of script(1), takes from a key to the first of what it draws: with a long history, and in
 * whatever world there is.
 *
 * @param {number} count of its namespaces
 */
export async function measureKeys(count) {
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-bench-'));
  try {
    mkdirSync(join(folder, 'netnsh'));
    const history = Array.from({ length: HISTORY_LINES }, (_, at) => `ping -c ${at} 10.0.${at % 256}.${at % 199}\n`);
    writeFileSync(join(folder, 'netnsh/history'), history.join(''), { mode: 0o600 });
    const environment = { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    const echo = await typeLines(`${process.execPath} -e "${ECHO}"`, environment);
    const own = await typeLines(`${process.execPath} bin/netnsh`, environment);
    return drawTable([`at the prompt, ${count} namespaces`, 'median ms', '95 % within', 'target'], [
      ['a key that is echoed', ...shown(echo.keys), ''],
      [`a key, ${HISTORY_LINES} lines of history`, ...shown(own.keys), `95 % within 5 ms: ${verdict(quantile(own.keys, 0.95) <= 5)}`],
      ['Tab behind cd', ...shown(own.tabs), `95 % within 50 ms: ${verdict(quantile(own.tabs, 0.95) <= 50)}`],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {Record<string, string>} environment
 */
async function typeLines(command, environment) {
  const terminal = openTerminal(command, environment);
  await terminal.untilQuiet(1000);
  const keys = [];
  const tabs = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const line of LINES) {
      const times = [];
      for (const key of line) times.push(await terminal.answerMs(key));
      if (turn > 0) keys.push(...times); // the first turn warms V8's compiler up
      await terminal.answerMs('\x15'); // Ctrl-U
    }
    for (const key of 'cd ') await terminal.answerMs(key);
    tabs.push(await terminal.answerMs('\t'));
    await terminal.answerMs('\x15');
  }
  await terminal.end('\x04');
  return { keys, tabs };
}

/** @param {readonly number[]} times */
function shown(times) {
  return [median(times).toFixed(1), quantile(times, 0.95).toFixed(1)];
}

/**
 * @param {readonly number[]} times
 * @param {number} part
 */
function quantile(times, part) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN;
}

/**
 * @param {string} command
 * @param {Record<string, string>} environment
 */
function openTerminal(command, environment) {
  const child = spawn('script', ['-qfec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
  let last = performance.now();
  let heard = () => {};
  child.stdout.on('data', () => {
    last = performance.now();
    heard();
  });

  /** @param {number} ms */
  const untilQuiet = async (ms) => {
    while (performance.now() - last < ms) await pause(ms / 4);
  };

  return {
    untilQuiet,
    /** @param {string} key */
    answerMs: async (key) => {
      await untilQuiet(QUIET_MS);
      const begun = performance.now();
      const answer = new Promise((resolve) => (heard = () => resolve(performance.now() - begun)));
      child.stdin.write(key);
      return /** @type {number} */ (await answer);
    },
    /** @param {string} key */
    end: async (key) => {
      const ended = once(child, 'exit');
      child.stdin.write(key);
      await ended;
    },
  };
}
