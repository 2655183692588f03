import { UsageError } from '../../errors.ts';
import type { CommandStep, ElsewhereStep, Step } from '../../grammar/step.ts';
import { runFed } from './feed.ts';
import { runCommandEverywhere } from './run-command-everywhere.ts';
import { findCommand } from './run-command.ts';
import { runProgramEverywhere } from './run-program-everywhere.ts';
import { findOnStage, type Stage } from './stage.ts';

/**
 * `@NS rest` in one namespace, on the terminal, as `runStep` does it; `@all rest` in every one at once, each answer under its
 * namespace's name.
 */
export async function runElsewhere(elsewhere: ElsewhereStep, stage: Stage, runStep: (step: Step, stage: Stage) => Promise<number>): Promise<number> {
  const { step, target, isAll, json } = elsewhere;
  if (step.kind === 'command') refuseToMove(step, stage);
  const there: Step = step.kind === 'help' ? { ...step, isOperand: false } : step; // what would be chosen is for this shell
  if (!isAll) return await runStep(there, { ...stage, here: await findOnStage(target.text, stage) });
  if (step.kind === 'help') return await runStep(there, stage);
  const { namespaces } = await stage.survey();
  if (step.kind === 'command') {
    refuseToActEverywhere(step, stage);
    return await runFed(step, stage, (inner) => runCommandEverywhere(step, namespaces, json, inner));
  }
  const words = step.kind === 'program' ? step.words.map((word) => word.text) : ['sh', '-c', step.text, ...stage.shell.ports.scriptWords];
  return await runProgramEverywhere(words, namespaces, json, stage);
}

/** A command that changes the shell itself does so here, wherever it is said. */
function refuseToMove({ name }: CommandStep, stage: Stage): void {
  const { group, shape } = findCommand(name.text, stage);
  if (shape === 'act' && (group === 'move' || group === 'the shell')) {
    throw new UsageError(`${name.text} changes this shell and can not be done elsewhere`, { span: name.span, hint: `${name.text} without the @` });
  }
}

/** `mkns` and the like say themselves what they change, wherever they run. */
function refuseToActEverywhere({ name }: CommandStep, stage: Stage): void {
  if (findCommand(name.text, stage).shape !== 'act') return;
  throw new UsageError(`${name.text} would do the same thing for every namespace`, { span: name.span, hint: `${name.text} without the @all` });
}
