import type { Glyph } from './glyphs.ts';

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface Layout {
  readonly rows: readonly (readonly Glyph[])[];
  /** Where each glyph begins, and where the next one would behind the last. */
  readonly positions: readonly Position[];
}

/** Puts glyphs into rows as a terminal does: one that does not fit goes to the next row, and a full row is left only by the next glyph. */
export function layOut(glyphs: readonly Glyph[], width: number): Layout {
  const positions: Position[] = [];
  const rows: Glyph[][] = [[]];
  let column = 0;
  const startRow = (): void => {
    rows.push([]);
    column = 0;
  };

  for (const glyph of glyphs) {
    if (glyph.width > 0 && column > 0 && column + glyph.width > width) startRow();
    positions.push({ row: rows.length - 1, column });
    rows.at(-1)?.push(glyph);
    column += glyph.width;
    if (glyph.endsRow === true) startRow();
  }
  if (column >= width) startRow();
  positions.push({ row: rows.length - 1, column });
  return { rows, positions };
}
