/**
 * Runs the ring `namespaces` on the second kernel; arguments go to vitest. Without any, each half of the ring has such a kernel and a
 * processor of its own, and the second half is told of after the first.
 */
import { listProcessors, runInSecondKernel } from './second-kernel.js';

// Whatever starts a program takes ten times as long there.
process.env['NETNSH_SEEDS'] ??= '2';
process.env['NETNSH_STORM'] ??= '20';
const patience = ['--testTimeout=300000', '--hookTimeout=300000', '--slowTestThreshold=300000'];
const ring = [process.execPath, 'scripts/run-rings.js', '--project', 'namespaces', ...patience, ...process.argv.slice(2)];

const parts = process.argv.length > 2 || listProcessors().length < 2 ? [[]] : [['--shard=1/2'], ['--shard=2/2']];
let later = '';
const print = (/** @type {string} */ text, /** @type {number} */ at) => void (at === 0 ? process.stdout.write(text) : (later += text));
const endings = await Promise.all(parts.map((part, at) => runInSecondKernel([...ring, ...part], (text) => print(text, at), at)));
process.stdout.write(later);

const [whyNot] = endings.flatMap((end) => ('whyNot' in end ? [end.whyNot] : []));
if (whyNot !== undefined) console.error(`netnsh: the namespaces ring on the second kernel is skipped: ${whyNot}`);
process.exitCode = endings.flatMap((end) => ('status' in end ? [end.status] : [])).find((status) => status !== 0) ?? 0;
