import { UsageError } from '../../errors.ts';
import { parseArguments } from '../../grammar/parse-arguments.ts';
import type { CommandStep } from '../../grammar/step.ts';
import type { Namespace } from '../../model/namespace.ts';
import { drawProse } from '../../render/wrap.ts';
import { carryOut } from './carry-out.ts';
import { messageOf, statusElsewhere } from './failure-elsewhere.ts';
import { collectingNotices } from './notices.ts';
import { createProgress } from './progress.ts';
import { findCommand, flagsOf, showHelp, statusOfRows, writeRows } from './run-command.ts';
import { scopeOf, type Stage } from './stage.ts';

/** One table of all rows, in which each row says where it is from. */
export async function runCommandEverywhere(step: CommandStep, namespaces: readonly Namespace[], json: boolean, stage: Stage): Promise<number> {
  const command = findCommand(step.name.text, stage);
  const parsed = parseArguments(command, step.words);
  if (parsed.help) return await showHelp(step.name, stage);
  const { values, common } = parsed;
  if (command.shape === 'watch') throw new UsageError(`${command.name} does not end, so it can not be asked of each namespace in turn`, { span: step.name.span, hint: `${command.name} without the @all` });
  const body = await command.load();
  const answers = await collectingNotices(stage.err, async (notice) => {
    const progress = createProgress(stage, command.name);
    const settled = await Promise.allSettled(namespaces.map((here) => carryOut(command, body, values, scopeOf({ ...stage, here, isAside: true }, notice)))).finally(progress.end);
    const rows = settled.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const output = json ? 'json' : common.output;
    await writeRows(body, rows, { ...common, output }, { where: 'any namespace', several: true, flags: flagsOf(values) }, stage);
    return settled;
  });
  let status = 0;
  for (const [at, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') {
      status ||= statusOfRows(body, answer.value);
      continue;
    }
    status ||= statusElsewhere(answer.reason);
    await stage.err.write(`${drawProse(`${namespaces[at]?.label ?? ''}: ${messageOf(answer.reason)}`, stage.err.canvas())}\n`);
  }
  return status;
}
