import { createInterface, type CursorPos, type Interface, type Key } from 'node:readline';
import type { TerminalInput, TerminalOutput } from './terminal.ts';

/**
 * The line that node:readline edits, with the undocumented methods we need. node:repl stands on them too, which keeps them alive;
 * `undefined` where this Node does not have them.
 */
export type EditedLine = Interface & Undocumented;

interface Undocumented {
  line: string;
  cursor: number;
  /** False within a chunk of several characters; then readline appends at the end, wherever the cursor is. */
  isCompletionEnabled: boolean;
  /** The row of the cursor below the first row of the prompt, as drawn last. */
  prevRows?: number;
  clearLine(): void;
  _ttyWrite(text: string | undefined, key: Key): void;
  _refreshLine(): void;
  _insertString(text: string): void;
  _moveCursor(by: number): void;
  _getDisplayPos(text: string): CursorPos;
}

const METHODS = ['_ttyWrite', '_refreshLine', '_insertString', '_moveCursor', '_getDisplayPos', 'clearLine'];

export function openLine(input: TerminalInput, output: TerminalOutput): EditedLine | undefined {
  const line = createInterface({ input, output, terminal: true, historySize: 0 });
  if (isEditedLine(line)) return line;
  line.close();
  return undefined;
}

export function isEditedLine(line: Interface): line is EditedLine {
  return METHODS.every((name) => typeof Reflect.get(line, name) === 'function');
}
