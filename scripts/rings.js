/**
 * Runs vitest with the arguments given, then looks whether a test left anything behind: a namespace, a link, a process, a file.
 * scripts/test.js starts it inside the private world.
 */
import { tmpdir } from 'node:os';
import { findLeftovers, takeStock } from './leftovers.js';
import { run } from './world.js';

const folder = tmpdir();
const before = takeStock(folder);
const status = await run([process.execPath, 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
const left = await findLeftovers(before, folder);
for (const line of left) console.error(`netnsh: the tests left ${line} behind`);
process.exitCode = status === 0 && left.length > 0 ? 1 : status;
