import { createInterface, type Interface, type Key } from 'node:readline';
import { Writable } from 'node:stream';
import type { TerminalInput } from './terminal.ts';

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
  clearLine(): void;
  _ttyWrite(text: string | undefined, key: Key): void;
  _insertString(text: string): void;
  _refreshLine(): void;
}

const METHODS = ['_ttyWrite', '_refreshLine', '_insertString', 'clearLine'];

/** How long a lone Escape waits for the rest of a sequence. */
const ESCAPE_MS = 100;

/** readline keeps the line and its keys, and draws nothing: what it writes goes nowhere. */
export function openLine(input: TerminalInput): EditedLine | undefined {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input, output, terminal: true, historySize: 0, escapeCodeTimeout: ESCAPE_MS });
  if (isEditedLine(line)) return line;
  line.close();
  return undefined;
}

export function isEditedLine(line: Interface): line is EditedLine {
  return METHODS.every((name) => typeof Reflect.get(line, name) === 'function');
}
