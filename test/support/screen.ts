import { textWidth } from '../../src/render/width.ts';

/** A terminal in memory that understands what the editor writes: text that wraps, colours, and the cursor going up and right. */
export interface MemoryScreen {
  write(bytes: string): void;
  /** Rows from the top of what was scrolled away to the last that is not empty, blanks at their ends left out. */
  rows(): readonly string[];
  /** As far as it is still on the screen. */
  visible(): readonly string[];
  cursor(): { readonly row: number; readonly column: number };
}

export function aScreen(width: number, height: number): MemoryScreen {
  const rows: string[][] = [[]]; // cells: '' is the right half of a wide character
  let row = 0;
  let column = 0;
  let isFull = false; // a character stands in the last cell: the next one goes to the next row

  const top = (): number => Math.max(0, rows.length - height);
  const down = (): void => {
    row += 1;
    if (row === rows.length) rows.push([]);
  };

  function put(character: string): void {
    const cells = textWidth(character);
    if (cells === 0) {
      const at = isFull ? column : column - 1;
      const line = rows[row] ?? [];
      const place = line[at] === '' ? at - 1 : at;
      if (place >= 0) line[place] = `${line[place] ?? ' '}${character}`;
      return;
    }
    if (isFull || column + cells > width) {
      down();
      column = 0;
      isFull = false;
    }
    const line = rows[row] ?? [];
    while (line.length < column) line.push(' ');
    line[column] = character;
    if (cells === 2) line[column + 1] = '';
    column += cells;
    if (column >= width) {
      column = width - 1;
      isFull = true;
    }
  }

  function obey(count: number, what: string): void {
    if (what === 'm') return;
    isFull = false;
    if (what === 'A') row = Math.max(top(), row - count);
    else if (what === 'C') column = Math.min(width - 1, column + count);
    else if (what === 'J') {
      rows.length = row + 1;
      (rows[row] ?? []).length = Math.min(column, (rows[row] ?? []).length);
    } else throw new Error(`the screen does not know ${what}`);
  }

  return {
    write(bytes) {
      for (const [piece, count, what] of bytes.matchAll(/\x1b\[([0-9;?]*)([A-Za-z])|[^]/gu)) {
        if (what !== undefined) obey(Number(count ?? 1) || (what === 'J' ? 0 : 1), what);
        else if (piece === '\r') [column, isFull] = [0, false];
        else if (piece === '\n') down();
        else if (/\p{Cc}/u.test(piece)) throw new Error(`${JSON.stringify(piece)} reached the screen`);
        else put(piece);
      }
    },
    rows: () => trimmed(rows),
    visible: () => trimmed(rows.slice(top())),
    cursor: () => ({ row: row - top(), column }),
  };
}

function trimmed(rows: readonly (readonly string[])[]): readonly string[] {
  const lines = rows.map((cells) => cells.join('').trimEnd());
  const end = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, end + 1);
}
