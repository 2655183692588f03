import type { HelpStep } from '../../grammar/step.ts';
import { quoteVisibly } from '../../grammar/ansi-c.ts';
import { positionalsOf } from '../../grammar/label-words.ts';
import type { Word } from '../../grammar/word.ts';
import { drawExpansion } from '../../render/expansion.ts';
import { chooseNamespace } from './choose.ts';
import { createProgress } from './progress.ts';
import { findCommand, runCommand } from './run-command.ts';
import type { Stage } from './stage.ts';

type Chosen = HelpStep & { readonly command: Word };

/** Whether it is `cd ?`: a list to choose from, and no help. */
export function takesList(step: HelpStep, stage: Pick<Stage, 'shell'>): step is Chosen {
  if (!step.isOperand || step.command === undefined || !isCommand(step.command.text, stage)) return false;
  return positionalsOf(findCommand(step.command.text, stage).args)[0]?.positional.isChosen === true;
}

/** Does it with what was chosen, and shows the line that would have done the same. */
export async function runChosen(step: Chosen, stage: Stage): Promise<number> {
  const { command } = step;
  const progress = createProgress(stage, 'looking for namespaces');
  const { label } = await chooseNamespace(command.text, stage, progress).finally(progress.end);
  await stage.err.write(`${drawExpansion(`${command.text} ${quoteVisibly(label)}`, stage.err.canvas())}\n`);
  return await runCommand({ ...step, kind: 'command', name: command, words: [{ text: label, span: command.span, quoted: true }] }, stage);
}

function isCommand(name: string, { shell }: Pick<Stage, 'shell'>): boolean {
  return shell.ports.commands.some((one) => one.name === name);
}
