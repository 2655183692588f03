import type { Canvas, Role } from '../canvas.ts';
import { paint } from '../theme.ts';
import { textWidth } from '../width.ts';
import type { Line } from './pieces.ts';

interface Cell {
  readonly text: string;
  readonly role: Role;
}

/** Lines of cells to draw on; a wide character has the cell beside it too. */
export class Paper {
  readonly #lines: (Cell | undefined)[][] = [];

  write(x: number, y: number, line: Line): void {
    let at = x;
    for (const { text, role } of line) {
      for (const character of text) {
        const width = textWidth(character);
        const cells = this.#lineAt(y);
        if (width === 0) cells[at - 1] = { text: (cells[at - 1]?.text ?? '') + character, role };
        else this.#put(cells, at, width, { text: character, role });
        at += width;
      }
    }
  }

  /** Copies what another sheet has on it. */
  paste(x: number, y: number, other: Paper): void {
    other.#lines.forEach((cells, line) => {
      const into = this.#lineAt(y + line);
      for (const [at, cell] of cells.entries()) if (cell !== undefined) this.#put(into, x + at, 1, cell);
    });
  }

  toText(canvas: Pick<Canvas, 'color'>): string {
    return Array.from(this.#lines, (cells) => lineText(cells ?? [], canvas)).join('\n');
  }

  #lineAt(y: number): (Cell | undefined)[] {
    while (this.#lines.length <= y) this.#lines.push([]);
    return this.#lines[y] ?? [];
  }

  #put(cells: (Cell | undefined)[], at: number, width: number, cell: Cell): void {
    while (cells.length < at) cells.push(undefined);
    cells[at] = cell;
    for (let beside = 1; beside < width; beside += 1) cells[at + beside] = { text: '', role: cell.role };
  }
}

/** Neighbours in the same role are painted together, and blanks in none. */
function lineText(cells: readonly (Cell | undefined)[], canvas: Pick<Canvas, 'color'>): string {
  const runs: { role: Role; text: string }[] = [];
  for (const cell of cells) {
    const { text, role } = cell === undefined || cell.text === ' ' ? { text: ' ', role: 'plain' as const } : cell;
    const last = runs.at(-1);
    if (last?.role === role) last.text += text;
    else runs.push({ role, text });
  }
  const end = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs.slice(0, end + 1).map(({ role, text }, at) => paint(at === end ? text.trimEnd() : text, role, canvas)).join('');
}
