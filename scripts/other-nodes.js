/**
 * Runs the ring `terminal` on the other majors of Node that netnsh runs on: what the editor stands on is node:readline, which each of them
 * changes. npm's package `node` brings them, into a folder that goes afterwards. They run at the same time, since a terminal mostly waits.
 * Arguments go to vitest.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gather } from './world.js';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const here = Number.parseInt(process.versions.node, 10);
const majors = [20, 22, 24, 26].filter((major) => major !== here);
// Completion in other shells is no matter of the editor.
const ring = ['scripts/run-rings.js', '--project', 'terminal', '--exclude', '**/completion-shells.test.ts', ...process.argv.slice(2)];

const folder = mkdtempSync(join(tmpdir(), 'netnsh-nodes-'));
try {
  await Promise.all(majors.map(runOn));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {number} major */
async function runOn(major) {
  const prefix = join(folder, String(major));
  const { status, output } = await gather(['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', prefix, `node@${major}`]);
  if (status !== 0) {
    console.log(`netnsh: the terminal ring on Node ${major} is skipped: npm install node@${major}: ${output.trim().split('\n').at(-1)}`);
    return;
  }
  const bin = join(prefix, 'node_modules', 'node', 'bin');
  const ran = await gather([join(bin, 'node'), ...ring], { PATH: [bin, process.env['PATH']].join(delimiter) });
  console.log(`netnsh: the terminal ring once more, on Node ${major}\n${ran.output}`);
  process.exitCode ||= ran.status;
}
