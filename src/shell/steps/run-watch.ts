import type { WatchCommand } from '../../commands/define.ts';
import { UsageError } from '../../errors.ts';
import type { Arguments, Values } from '../../grammar/argument.ts';
import type { CommonValues } from '../../grammar/common-options.ts';
import { openRowStream } from '../../render/row-stream.ts';
import { drawProse } from '../../render/wrap.ts';
import { scopeOf, type Stage } from './stage.ts';

/** Writes each row as it comes, and what is to be said beside them, too. Ctrl-C ends it as it ends a program, with status 130. */
export async function runWatch(command: WatchCommand, values: Values<Arguments>, common: CommonValues, stage: Stage): Promise<number> {
  const { out, err, signal } = stage;
  const { output, columns, noHeaders, sort } = common;
  if (sort !== undefined) throw new UsageError(`${command.name} gives its rows as they come`, { word: '--sort', hint: 'leave out --sort' });
  const stream = openRowStream(command.view, { format: output ?? 'table', columns, noHeaders }, out.canvas());
  const notice = (text: string): void => void err.write(`${drawProse(text, err.canvas())}\n`);
  const rows = command.run(values, scopeOf(stage, notice));
  if (stream.head !== '') await out.write(stream.head);
  for await (const row of rows) await out.write(stream.draw(row));
  signal.throwIfAborted();
  return 0;
}
