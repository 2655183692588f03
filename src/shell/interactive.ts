import { isComplete } from '../grammar/line.ts';
import type { Editor } from './editor/editor.ts';
import type { History } from './history.ts';
import { drawPrompt } from './prompt.ts';
import type { Shell } from './shell.ts';

/** Reads lines from a person and does what they ask for, until `exit` or Ctrl-D; gives the status to leave with. */
export async function runInteractively(shell: Shell, editor: Editor, history: History): Promise<number> {
  let status = 0;
  while (shell.leaving === undefined) {
    await shell.noticeLoss();
    const canvas = shell.ports.out.canvas();
    const text = await readWhole(editor, drawPrompt(shell.location, status, canvas, shell.ports.saved?.from));
    if (text === 'end') return status;
    if (text === 'cancelled') {
      status = 130;
      continue;
    }
    if (text.line.trim() === '') continue;
    history.add(text.line);
    status = await shell.execute(text.line);
  }
  return shell.leaving.status;
}

/** One line, and what it needs to be whole: an open quote goes on after `> `. */
async function readWhole(editor: Editor, prompt: string): Promise<{ readonly line: string } | 'cancelled' | 'end'> {
  let line = '';
  for (let lead = prompt; ; lead = '> ') {
    const reading = await editor.read(lead);
    if (reading.kind === 'cancelled') return 'cancelled';
    if (reading.kind === 'end') return line === '' ? 'end' : { line };
    line = line === '' ? reading.text : `${line}\n${reading.text}`;
    if (isComplete(line)) return { line };
  }
}
