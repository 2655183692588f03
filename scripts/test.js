/**
 * Checks the types, then runs every ring of tests in one vitest run inside a private world; arguments go to vitest.
 * Where no such world can be had, the rings that need one are skipped and say why.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listNames } from './leftovers.js';
import { findWorld, run } from './world.js';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const typesStatus = await run([process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit']);
const ringsStatus = await runRings();
if (typesStatus !== 0) console.error('netnsh: the types do not fit; see above the tests');
process.exitCode = ringsStatus || typesStatus;

async function runRings() {
  // All temporary files of the run are in one folder, and other users may write there as in /tmp.
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-test-'));
  chmodSync(folder, 0o1777);
  const hostNames = listNames('/run/netns').join(' ');
  try {
    const world = findWorld();
    const [words, whyNot] = 'words' in world ? [world.words, undefined] : [[], world.whyNot];
    if (whyNot !== undefined) console.error(`netnsh: no private world, so the tests on a real kernel are skipped: ${whyNot}`);
    const environment = { TMPDIR: folder, NETNSH_TEST_WORLD: undefined, NETNSH_TEST_WHY_NOT: whyNot };
    const status = await run([...words, process.execPath, 'scripts/rings.js', ...process.argv.slice(2)], environment);
    if (listNames('/run/netns').join(' ') === hostNames) return status;
    console.error(`netnsh: /run/netns of this machine changed while the tests ran: it held "${hostNames}" before`);
    return status || 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
