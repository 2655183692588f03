import type { LiveRow, LiveTerms } from '../../commands/scope.ts';
import type { Line } from '../../grammar/line.ts';
import type { CommandStep, ProgramStep, Step } from '../../grammar/step.ts';
import { assign } from './assign.ts';
import { reportProblem } from './report-problem.ts';
import { runChosen, takesList } from './run-chosen.ts';
import { runCommand, runHelp } from './run-command.ts';
import { runElsewhere } from './run-elsewhere.ts';
import { runProgram, runShellText } from './run-program.ts';
import type { Shell } from '../shell.ts';
import { createStage, type Stage } from './stage.ts';

/**
 * The steps of a line in their order, each by the status of the one before; gives the last status. A failed `cd` ends the line, and in a
 * script any failure does, unless `||` has dealt with it: what follows would happen in the wrong place. So does Ctrl-C, whatever was told.
 */
export async function runSteps(shell: Shell, line: Line, signal: AbortSignal): Promise<number> {
  let status = 0;
  let last: Step | undefined;
  for (const step of line.steps) {
    if (step.when === 'always' && status !== 0 && last !== undefined && endsLine(last, shell)) break;
    if (step.when === 'after success' && status !== 0) continue;
    if (step.when === 'after failure' && status === 0) continue;
    status = await runReporting(step, createStage(shell, line.text, signal, repeat));
    last = step;
    if (shell.leaving !== undefined || signal.aborted || shell.endedBy === 'SIGINT') break;
  }
  return status;
}

/** Late: few lines are live. */
async function* repeat(stage: Stage, terms: LiveTerms): AsyncGenerator<LiveRow> {
  const { runLive } = await import('../live/run-live.ts');
  yield* runLive(stage, terms);
}

function endsLine(failed: Step, { ports: { isInteractive, keepGoing } }: Shell): boolean {
  return (!isInteractive && keepGoing !== true) || isCd(failed);
}

/** With `cd ?` too. */
function isCd(step: Step): boolean {
  return (step.kind === 'command' && step.name.text === 'cd') || (step.kind === 'help' && step.isOperand && step.command?.text === 'cd');
}

async function runReporting(step: Step, stage: Stage): Promise<number> {
  try {
    return await runStep(step, stage);
  } catch (error) {
    const command = step.kind === 'command' ? step.name.text : undefined;
    return await reportProblem(error, { line: stage.line, command }, stage.shell, stage.err);
  }
}

async function runStep(step: Step, stage: Stage): Promise<number> {
  switch (step.kind) {
    case 'command':
      return await runCommand(step, stage);
    case 'help':
      return await (takesList(step, stage) ? runChosen(step, stage) : runHelp(step, stage));
    case 'program':
      return await (isBareLs(step) ? runCommand(asNs(step), stage) : runProgram(step.words.map((word) => word.text), stage));
    case 'shell':
      return await runShellText(step.text, stage);
    case 'assign':
      return await assign(step, stage);
    case 'elsewhere':
      return await runElsewhere(step, stage, runStep);
  }
}

/** Hands type `ls` to see what is here. With an operand, in a pipe, or as `^ls` it is the program. */
function isBareLs({ words: [name, operand], isOutside }: ProgramStep): boolean {
  return name.text === 'ls' && !name.quoted && operand === undefined && !isOutside;
}

function asNs({ words: [ls], when, span }: ProgramStep): CommandStep {
  return { kind: 'command', name: { ...ls, text: 'ns' }, words: [], feed: undefined, errors: undefined, when, span };
}
