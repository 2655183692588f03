import { labSteps } from '../../src/cli/demo/lab-steps.ts';
import { runScript, shellWord } from './ip-script.ts';

/** The lab of the demo, built in the world by one script: starting programs is dear where Linux runs as a process. */
export function buildLab(more: readonly string[] = []): void {
  runScript(['set -e', ...labSteps.map(({ words }) => words.map(shellWord).join(' ')), ...more].join('\n'));
}
