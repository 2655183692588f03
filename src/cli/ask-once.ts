import { createEditor } from '../shell/editor/create-editor.ts';
import { processTerminal } from './terminal.ts';

/** A question to whoever sits at the terminal, where no line is being read. */
export async function askOnce(question: string): Promise<string | undefined> {
  const editor = createEditor(processTerminal(), process.env['TERM']);
  try {
    return await editor.ask(question);
  } finally {
    editor.close();
  }
}
