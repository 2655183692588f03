import type { WatchCommand } from '../../commands/define.ts';
import type { Scope } from '../../commands/scope.ts';
import { UsageError } from '../../errors.ts';
import type { Arguments, Values } from '../../grammar/argument.ts';
import type { CommonValues } from '../../grammar/common-options.ts';
import { type LeftOut, leftOutTexts } from '../../render/left-out.ts';
import { openRowStream } from '../../render/row-stream.ts';
import { drawProse } from '../../render/wrap.ts';
import { createProgress } from './progress.ts';
import { scopeOf, type Stage } from './stage.ts';

/** Writes each row as it comes, and what is to be said beside them, too. Ctrl-C ends it as it ends a program, with status 130. */
export async function runWatch(command: WatchCommand, values: Values<Arguments>, common: CommonValues, stage: Stage): Promise<number> {
  const { shell, signal } = stage;
  if (common.sort !== undefined) throw new UsageError(`${command.name} gives its rows as they come`, { word: '--sort', hint: 'leave out --sort' });
  const work = (): Promise<void> => writeAll(command, values, common, stage);
  const interrupt = (): void => {
    shell.noteEnd('SIGINT');
    shell.interrupt();
  };
  await (shell.ports.heedInterrupts?.(interrupt, work) ?? work());
  signal.throwIfAborted();
  return 0;
}

async function writeAll(command: WatchCommand, values: Values<Arguments>, { output, columns, noHeaders }: CommonValues, stage: Stage): Promise<void> {
  const { out, err } = stage;
  const body = await command.load();
  const stream = openRowStream(body.view, { format: output ?? 'table', columns, noHeaders }, out.canvas());
  const progress = createProgress(stage);
  // Above the first thing that is said: a line that is wrong has no column names.
  let head = body.writesBytes?.(values) === true ? '' : stream.head;
  const begin = async (): Promise<void> => {
    const text = head;
    head = '';
    if (text !== '') await out.write(text);
  };
  let saying = Promise.resolve();
  const say = (text: string): void => {
    saying = saying.then(begin).then(() => progress.standAside(() => err.write(`${drawProse(text, err.canvas())}\n`)));
  };
  // Of many that are left out one after the other, those that are for the same reason share a line.
  let leftOut: LeftOut[] = [];
  const sayLeftOut = (): void => {
    const all = leftOut;
    leftOut = [];
    leftOutTexts(all).forEach(say);
  };
  const notice: Scope['notice'] = (said) => {
    if (typeof said !== 'string') {
      if (leftOut.length === 0) setImmediate(sayLeftOut);
      leftOut.push(said);
      return;
    }
    sayLeftOut();
    say(said);
  };
  try {
    for await (const row of body.run(values, scopeOf({ ...stage, isForPrograms: output !== undefined && output !== 'table' && output !== 'wide' }, notice, progress))) {
      sayLeftOut();
      await saying;
      await begin();
      await out.write(await stream.draw(row));
    }
    await begin();
  } finally {
    sayLeftOut();
    await saying;
    await progress.end();
  }
}
