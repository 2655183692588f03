/** Started by run.js inside the private world: measures everybody in turn and prints the tables. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import { findContestants } from './contestants.js';
import { growWorld } from './grow-world.js';
import { measureKeys } from './keys.js';
import { verdict } from './numbers.js';
import { comparePictures } from './pictures.js';
import { compareReaders } from './readers.js';
import { measureLines } from './running-shell.js';
import { compareStart } from './start.js';
import { drawTable } from './table.js';
import { compareWholes, measureMemory } from './wholes.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '10,100,500,1000' }, write: { type: 'boolean', default: false } },
});
const [folder = ''] = positionals;
const contestants = await findContestants(folder);
const parts = [describeMachine()];
tell(await compareStart()); // first: hundreds of bridge ports keep the kernel busy
/** @type {Map<number, { readonly own: number, readonly memory: number }>} */
const sizes = new Map();
for (const size of values.sizes.split(',').map(Number)) {
  const names = await growWorld(size, folder);
  const { table, own } = await compareReaders(contestants, names);
  tell(table);
  if (size < 500) continue; // the targets are set for so many
  tell(compareWholes(names, size === 500));
  sizes.set(size, { own, memory: measureMemory() });
  if (size > 1000) continue;
  tell(comparePictures(names));
  tell(await measureKeys(size));
  if (size === 500) tell(await measureLines(names));
}
if (sizes.size > 0) tell(drawGrowth());
if (values.write) writeFileSync('bench/RESULTS.md', `# What \`npm run bench\` printed\n\n\`\`\`\n${parts.join('\n\n')}\n\`\`\`\n`);
process.exit(); // and with us, process 1, the crowd

/** @param {string} part */
function tell(part) {
  parts.push(part);
  process.stdout.write(`${part}\n\n`);
}

/** What ten times as many cost. */
function drawGrowth() {
  const few = sizes.get(500)?.own;
  const rows = [...sizes].map(([size, { own, memory }]) => {
    const ratio = own / (few ?? NaN);
    const targets = [...(few !== undefined && size === 5000 ? [`at most 11 times: ${verdict(ratio <= 11)}`] : []), `under 200 MB: ${verdict(memory < 200)}`];
    return [String(size), own.toFixed(1), few === undefined ? '' : ratio.toFixed(1), memory.toFixed(0), targets.join('; ')];
  });
  return drawTable(['namespaces', 'read in ms', 'times 500', 'MB of links --all --json', 'target'], rows);
}

function describeMachine() {
  const iproute2 = spawnSync('ip', ['-V'], { encoding: 'utf8' }).stdout.trim();
  return `Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, ${iproute2}`;
}
