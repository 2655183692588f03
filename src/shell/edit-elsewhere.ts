import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutControls } from './editor/paste.ts';
import type { Shell } from './shell.ts';
import { reportProblem } from './steps/report-problem.ts';
import { runProgram } from './steps/run-program.ts';
import { createStage } from './steps/stage.ts';

/**
 * Has a line written in $VISUAL, $EDITOR or vi, as bash does with Ctrl-X Ctrl-E; but it is given back and not run. `undefined` when the
 * editor failed, and that was said.
 */
export async function editElsewhere(shell: Shell, line: string): Promise<string | undefined> {
  const { variables, ports } = shell;
  const editor = variables.get('VISUAL') || variables.get('EDITOR') || 'vi';
  const folder = mkdtempSync(join(variables.get('TMPDIR') || '/tmp', 'netnsh-line-')); // for its owner alone (mkdtemp(3))
  const file = join(folder, 'line.sh');
  try {
    writeFileSync(file, `${line}\n`, { mode: 0o600 });
    // EDITOR may hold options; sh cuts it at blanks, and takes nothing in it for its language
    const status = await runProgram(['sh', '-c', 'exec $0 "$1"', editor, file], createStage(shell, line, new AbortController().signal));
    if (status === 0) return withoutControls(readFileSync(file, 'utf8'));
    await ports.err.write(`netnsh: ${editor} ended with status ${status}: the line is as it was\n`);
  } catch (error) {
    await reportProblem(error, { line: undefined }, shell, ports.err);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}
