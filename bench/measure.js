/** Started by run.js inside the private world: measures everybody in turn and prints the tables. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { findContestants } from './contestants.js';
import { growWorld } from './grow-world.js';
import { measureKeys } from './keys.js';
import { median, verdict } from './numbers.js';
import { comparePictures } from './pictures.js';
import { drawTable } from './table.js';

/** Each contestant is asked this often, all in turn, so that a busy moment of the machine hits everybody. The slow ones less often. */
const TURNS = 5;
const LONG_MS = 1000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '10,100,500' }, write: { type: 'boolean', default: false } },
});
const contestants = await findContestants(positionals[0] ?? '');
const parts = [describeMachine()];
const start = compareStart(); // first: 500 bridge ports keep the kernel busy
for (const size of values.sizes.split(',').map(Number)) {
  const names = growWorld(size);
  parts.push(await compareReaders(names));
  if (names.length >= 500) parts.push(comparePictures(names), await measureKeys(names.length)); // the targets are set for so many
}
parts.push(start);
const report = `${parts.join('\n\n')}\n`;
process.stdout.write(report);
if (values.write) writeFileSync('bench/RESULTS.md', `# What \`npm run bench\` printed\n\n\`\`\`\n${report}\`\`\`\n`);

/** @param {readonly string[]} names */
async function compareReaders(names) {
  /** @type {Map<string, { times: number[], objects: number | undefined }>} */
  const results = new Map(contestants.map(({ name }) => [name, { times: [], objects: undefined }]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { name, read, isWanting } of contestants) {
      const result = results.get(name);
      if (isWanting !== undefined || result === undefined || Math.max(...result.times) > LONG_MS) continue;
      const { times, objects } = await read(names);
      if (turn > 0 || times.length === 1) result.times.push(...times); // the first turn warms V8's compiler up
      result.objects = objects;
    }
  }
  const own = median(results.get(contestants[0]?.name ?? '')?.times ?? []);
  const rows = contestants.map(({ name, isWanting }, at) => {
    const { times = [], objects } = results.get(name) ?? {};
    if (isWanting !== undefined) return [name, isWanting, '', '', '', ''];
    const middle = median(times);
    const target = names.length < 500 ? '' : targetOf(name, own / middle);
    return [name, middle.toFixed(1), Math.min(...times).toFixed(1), at === 0 ? '' : compare(own, middle), objects === undefined ? '' : String(objects), target];
  });
  return drawTable([`${names.length} namespaces`, 'median ms', 'least ms', 'netnsh is', 'objects', 'target'], rows);
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
  if (name.startsWith('C,')) return `at most 1.5 times slower: ${verdict(ratio <= 1.5)}`;
  if (name.startsWith('ip -n')) return `at least 100 times faster: ${verdict(ratio <= 1 / 100)}`;
  return '';
}

/** Whole processes, one after the other in turn. */
function compareStart() {
  const programs = { 'node -e 0': ['-e', '0'], 'netnsh -c pwd': ['bin/netnsh', '-c', 'pwd'] };
  /** @type {Record<string, number[]>} */
  const times = { 'node -e 0': [], 'netnsh -c pwd': [] };
  for (let turn = 0; turn < 30; turn += 1) {
    for (const [name, words] of Object.entries(programs)) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
      if (status !== 0) return `${name} ended with status ${status}: ${stderr.trim()}`;
      times[name]?.push(performance.now() - start);
    }
  }
  const [bare = 0, own = 0] = Object.values(times).map(median);
  return drawTable(['start', 'median ms', 'target'], [
    ['node -e 0', bare.toFixed(1), ''],
    ['netnsh -c pwd', own.toFixed(1), `at most 20 ms more: ${(own - bare).toFixed(1)}, ${verdict(own - bare <= 20)}`],
  ]);
}

function describeMachine() {
  const iproute2 = spawnSync('ip', ['-V'], { encoding: 'utf8' }).stdout.trim();
  return `Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, ${iproute2}`;
}
