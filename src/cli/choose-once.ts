import type { Canvas } from '../render/canvas.ts';
import type { Chooser } from '../shell/choose/chooser.ts';
import { createChooser } from '../shell/choose/create-chooser.ts';
import { createEditor } from '../shell/editor/create-editor.ts';
import { processTerminal } from './terminal.ts';

/** Lets whoever sits at the terminal decide, where no line is being read. The terminal must be one that can move its cursor. */
export async function askWithChooser<T>(canvas: () => Canvas, ask: (chooser: Chooser) => Promise<T>): Promise<T> {
  const terminal = processTerminal();
  const editor = createEditor(terminal, process.env['TERM']);
  try {
    const chooser = createChooser(terminal, editor, canvas);
    if (chooser === undefined) throw new Error('this terminal was said to be able to show lists');
    return await ask(chooser);
  } finally {
    editor.close();
  }
}
