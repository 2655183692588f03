import { isComplete } from '../grammar/line.ts';
import type { Shell } from './shell.ts';

/** Lines as they come: of a file, or one by one from a pipe. */
export type Lines = Iterable<string> | AsyncIterable<string>;

export interface ScriptTerms {
  readonly keepGoing: boolean;
  /** The file of the lines, as messages are to name it. */
  readonly file?: string;
}

/** Runs lines one after the other and gives the last status. The first that fails ends it, unless told to keep going; Ctrl-C ends it in any case. */
export async function runScript(shell: Shell, lines: Lines, { keepGoing, file }: ScriptTerms): Promise<number> {
  let status = 0;
  for await (const { text, number } of logicalLines(lines)) {
    await shell.noticeLoss();
    status = await shell.execute(text, file === undefined ? undefined : { file, line: number });
    if (shell.leaving !== undefined) return shell.leaving.status;
    if (status !== 0 && (!keepGoing || shell.endedBy === 'SIGINT')) return status;
  }
  return status;
}

export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

interface LogicalLine {
  readonly text: string;
  /** Of the line where it begins, from 1. */
  readonly number: number;
}

/** Lines as a person means them: one whose quote is open, or that ends in a backslash or `|`, goes on in the next. Blank ones are left out. */
export async function* logicalLines(lines: Lines): AsyncGenerator<LogicalLine> {
  let begun: LogicalLine | undefined;
  let number = 0;
  for await (const part of lines) {
    number += 1;
    const line: LogicalLine = begun === undefined ? { text: part, number } : { ...begun, text: `${begun.text}\n${part}` };
    begun = isComplete(line.text) ? undefined : line;
    if (begun === undefined && line.text.trim() !== '') yield line;
  }
  if (begun !== undefined) yield begun;
}
