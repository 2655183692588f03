/**
 * Checks the types and runs every ring of tests; arguments go to vitest. Without any, the ring on the second kernel runs too, beside the
 * others, and what it has to say comes after them; and so does the terminal ring on the other majors of Node.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gather, run } from './world.js';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const words = process.argv.slice(2);
const second = words.length === 0 ? gather([process.execPath, 'scripts/second-kernel-ring.js']) : undefined;
const types = await run([process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit']);
const rings = await run([process.execPath, 'scripts/run-rings.js', ...words]);
const otherNodes = words.length === 0 ? await run([process.execPath, 'scripts/other-nodes.js']) : 0;
const { status: secondRing, output } = (await second) ?? { status: 0, output: '' };
if (output !== '') process.stdout.write(`\nnetnsh: the namespaces ring once more, on the second kernel\n${output}`);

/** @type {readonly [number, string, string][]} */
const verdicts = [
  [types, 'the types fit', 'the types do not fit; see above the tests'],
  [rings, 'no test failed on this kernel', 'tests failed on this kernel'],
  [otherNodes, 'no test failed on the other majors of Node', 'tests failed on another major of Node'],
  [secondRing, 'no test failed on the second kernel', 'tests failed on the second kernel'],
];
for (const [status, well, ill] of second === undefined ? verdicts.slice(0, 2) : verdicts) console.error(`netnsh: ${status === 0 ? well : ill}`);
process.exitCode = rings || types || otherNodes || secondRing;
