import type { EditorHooks } from './editor.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import type { EditedLine } from './readline.ts';
import type { TerminalOutput } from './terminal.ts';

/** Draws prompt and line, as readline's own _refreshLine does, with a place for colours and a hint, in one write. */
export interface Painter {
  draw(): void;
  /** The line as it stays on the screen: no hint, the cursor behind it. */
  settle(): void;
  /** Forgets what was drawn: the cursor is at the start of an empty row. */
  startAnew(): void;
  /** Takes prompt and line off the screen; the cursor is where the prompt began. */
  erase(): void;
}

export function createPainter(line: EditedLine, output: TerminalOutput, hooks: EditorHooks): Painter {
  let drawnColumns = output.columns;

  function home(): string {
    // Where the width changed, the terminal has wrapped the rows anew, and the cursor moved with them.
    const row = output.columns === drawnColumns ? (line.prevRows ?? 0) : line.getCursorPos().rows;
    return `${up(row)}\r\x1b[0J`;
  }

  function paint(text: string): string {
    return hooks.paint === undefined ? text : hideNewlines(hooks.paint(showNewlines(text)));
  }

  function draw(hint: string): void {
    const prompt = line.getPrompt();
    const end = line._getDisplayPos(prompt + line.line + hint);
    const cursor = line.getCursorPos();
    const wrap = end.cols === 0 ? ' ' : ''; // a full row: the terminal goes to the next one only with the next character
    output.write(`${home()}${prompt}${paint(line.line)}${hint}${wrap}\r${right(cursor.cols)}${up(end.rows - cursor.rows)}`);
    line.prevRows = cursor.rows;
    drawnColumns = output.columns;
  }

  return {
    draw() {
      const isAtEnd = line.cursor === line.line.length;
      draw(isAtEnd ? (hooks.hint?.(showNewlines(line.line)) ?? '') : '');
    },
    settle() {
      line.cursor = line.line.length;
      draw('');
    },
    startAnew() {
      line.prevRows = 0;
      drawnColumns = output.columns;
    },
    erase() {
      output.write(home());
      line.prevRows = 0;
    },
  };
}

/**
 * Brings the cursor to the start of an empty row: a mark and as many blanks as fit a row wrap to the next one only if something
 * stood before them. Otherwise the prompt would erase the end of an output without a last newline. (zsh and fish do the same.)
 */
export function freshRow(columns: number | undefined): string {
  if (columns === undefined || columns < 2) return '';
  return `\x1b[2m⏎\x1b[0m${' '.repeat(columns - 1)}\r\x1b[0J`;
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : '';
}

function right(columns: number): string {
  return columns > 0 ? `\x1b[${columns}C` : '';
}
