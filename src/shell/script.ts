import { isComplete } from '../grammar/line.ts';
import type { Shell } from './shell.ts';

/** Lines as they come: of a file, or one by one from a pipe. */
export type Lines = Iterable<string> | AsyncIterable<string>;

/** Runs lines one after the other and gives the last status. The first that fails ends it, unless told to keep going; Ctrl-C ends it in any case. */
export async function runScript(shell: Shell, lines: Lines, { keepGoing }: { readonly keepGoing: boolean }): Promise<number> {
  let status = 0;
  for await (const line of logicalLines(lines)) {
    await shell.noticeLoss();
    status = await shell.execute(line);
    if (shell.leaving !== undefined) return shell.leaving.status;
    if (status !== 0 && (!keepGoing || shell.endedBy === 'SIGINT')) return status;
  }
  return status;
}

export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** Lines as a person means them: one whose quote is open, or that ends in a backslash or `|`, goes on in the next. Blank ones are left out. */
export async function* logicalLines(lines: Lines): AsyncGenerator<string> {
  let begun: string | undefined;
  for await (const part of lines) {
    const line: string = begun === undefined ? part : `${begun}\n${part}`;
    begun = isComplete(line) ? undefined : line;
    if (begun === undefined && line.trim() !== '') yield line;
  }
  if (begun !== undefined) yield begun;
}
