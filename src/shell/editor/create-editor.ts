import type { Editor, EditorHooks } from './editor.ts';
import { createPlainEditor } from './plain-editor.ts';
import { createTerminalEditor } from './terminal-editor.ts';
import type { Terminal } from './terminal.ts';

/** The best editor that this terminal can have. `terminalName` is TERM. */
export function createEditor(terminal: Terminal, terminalName: string | undefined, hooks: EditorHooks = {}): Editor {
  const canEdit = terminal.input.isTTY === true && terminal.output.isTTY === true && terminalName !== 'dumb';
  return (canEdit ? createTerminalEditor(terminal, hooks) : undefined) ?? createPlainEditor(terminal, hooks);
}
