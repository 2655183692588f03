/** Runs the ring `namespaces` on the second kernel; arguments go to vitest. */
import { runInSecondKernel } from './second-kernel.js';

// Whatever starts a program takes ten times as long there.
process.env['NETNSH_SEEDS'] ??= '3';
const patience = ['--testTimeout=300000', '--hookTimeout=300000', '--slowTestThreshold=300000'];
const ring = [process.execPath, 'scripts/run-rings.js', '--project', 'namespaces', ...patience];
const ran = await runInSecondKernel([...ring, ...process.argv.slice(2)], (text) => process.stdout.write(text));
if ('whyNot' in ran) console.error(`netnsh: the namespaces ring on the second kernel is skipped: ${ran.whyNot}`);
else process.exitCode = ran.status;
