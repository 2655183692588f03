/** Runs the ring `namespaces` on the second kernel; arguments go to vitest. */
import { runInSecondKernel } from './second-kernel.js';

process.env['NETNSH_SEEDS'] ??= '4'; // every system call takes longer there
const ring = [process.execPath, 'scripts/run-rings.js', '--project', 'namespaces', '--slowTestThreshold=60000'];
const ran = await runInSecondKernel([...ring, ...process.argv.slice(2)], (text) => process.stdout.write(text));
if ('whyNot' in ran) console.error(`netnsh: the namespaces ring on the second kernel is skipped: ${ran.whyNot}`);
else process.exitCode = ran.status;
