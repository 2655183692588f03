/**
 * Runs the rings of tests in a private world, and all their temporary files in one folder; the arguments go to vitest. Where no such world
 * can be had, the rings that need one are skipped and say why.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listNames } from './leftovers.js';
import { findWorld, run } from './world.js';

// Other users may write there as in /tmp.
const folder = mkdtempSync(join(tmpdir(), 'netnsh-test-'));
chmodSync(folder, 0o1777);
const hostNames = listNames('/run/netns').join(' ');
try {
  const world = findWorld();
  const [words, whyNot] = 'words' in world ? [world.words, undefined] : [[], world.whyNot];
  if (whyNot !== undefined) console.error(`netnsh: no private world, so the tests on a real kernel are skipped: ${whyNot}`);
  const environment = { TMPDIR: folder, NETNSH_TEST_WORLD: undefined, NETNSH_TEST_WHY_NOT: whyNot };
  process.exitCode = await run([...words, process.execPath, 'scripts/rings.js', ...process.argv.slice(2)], environment);
  if (listNames('/run/netns').join(' ') !== hostNames) {
    console.error(`netnsh: /run/netns of this machine changed while the tests ran: it held "${hostNames}" before`);
    process.exitCode ||= 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
