import { drawFrame, type Paper, type Picture } from './frame.ts';

/** What is on the screen, and how wide the screen was when it was written. */
export interface Painted {
  readonly picture: Picture;
  readonly width: number;
  /** The row of the cursor, counted from the first row of the picture. */
  readonly cursorRow: number;
}

/** The bytes that put a picture in place of what was painted before, and what is on the screen then. Pure, and one write. */
export function repaint(before: Painted | undefined, picture: Picture, paper: Paper): { readonly bytes: string; readonly painted: Painted } {
  const { text, rows, cursor } = drawFrame(picture, paper);
  const bytes = `${erase(before, paper)}${text}\r${right(cursor.column)}${up(rows - 1 - cursor.row)}`;
  return { bytes, painted: { picture, width: paper.width, cursorRow: cursor.row } };
}

/** Takes away what was painted; the cursor is where the prompt began. */
export function erase(before: Painted | undefined, paper: Paper): string {
  return `${up(cursorRowOf(before, paper))}\r\x1b[0J`;
}

/** Where the width changed, the terminal has wrapped the rows anew, and the cursor moved with them. */
function cursorRowOf(before: Painted | undefined, paper: Paper): number {
  if (before === undefined) return 0;
  return before.width === paper.width ? before.cursorRow : drawFrame(before.picture, paper).cursor.row;
}

/**
 * Brings the cursor to the start of an empty row: a mark and as many blanks as fit a row wrap to the next one only if something
 * stood before them. Otherwise the prompt would erase the end of an output without a last newline. (zsh and fish do the same.)
 */
export function freshRow(width: number): string {
  if (width < 2) return '';
  return `\x1b[2m⏎\x1b[0m${' '.repeat(width - 1)}\r\x1b[0J`;
}

function up(rows: number): string {
  return rows > 0 ? `\x1b[${rows}A` : '';
}

function right(columns: number): string {
  return columns > 0 ? `\x1b[${columns}C` : '';
}
