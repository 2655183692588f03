import { isComplete } from '../grammar/line.ts';
import type { Editor } from './editor/editor.ts';
import type { History } from './history.ts';
import { drawPrompt, drawTitle } from './prompt.ts';
import type { Shell } from './shell.ts';

/** Reads lines from a person and does what they ask for, until `exit` or Ctrl-D; gives the status to leave with. `now` is in milliseconds. */
export async function runInteractively(shell: Shell, editor: Pick<Editor, 'read'>, history: History, now: () => number = () => performance.now()): Promise<number> {
  let status = 0;
  let tookMs: number | undefined;
  while (shell.leaving === undefined) {
    await shell.noticeLoss();
    const title = drawTitle(shell, { status });
    if (title !== undefined) shell.ports.showTitle?.(title);
    const text = await readWhole(editor, drawPrompt(shell, { status, tookMs }, shell.ports.out.canvas()));
    tookMs = undefined;
    if (text === 'end') return status;
    if (text === 'cancelled') {
      status = 130;
      continue;
    }
    if (text.line.trim() === '') continue;
    history.add(text.line);
    const begun = now();
    const { chooser } = shell.ports;
    const asked = chooser?.asked;
    status = await shell.execute(text.line);
    tookMs = chooser?.asked === asked ? now() - begun : undefined; // who thinks it over takes his time
  }
  return shell.leaving.status;
}

/** One line, and what it needs to be whole: an open quote goes on after `> `. */
async function readWhole(editor: Pick<Editor, 'read'>, prompt: string): Promise<{ readonly line: string } | 'cancelled' | 'end'> {
  let line = '';
  for (let lead = prompt; ; lead = '> ') {
    const reading = await editor.read(lead);
    if (reading.kind === 'cancelled') return 'cancelled';
    if (reading.kind === 'end') return line === '' ? 'end' : { line };
    line = line === '' ? reading.text : `${line}\n${reading.text}`;
    if (isComplete(line)) return { line };
  }
}
