import type { SketchEnd } from '../../model/topology/sketch.ts';
import { guidesAbove, writeBox, type BoxLine } from './box-text.ts';
import type { Branch } from './figure.ts';
import type { Line } from './pieces.ts';
import type { Strokes } from './strokes.ts';

/** A box where it is drawn; `y` and `height` are lines, with both borders. */
export interface PlacedBox {
  readonly branch: Branch;
  readonly y: number;
  readonly title: Line;
  readonly lines: readonly Line[];
  /** The line of each row, from the top of the drawing. */
  readonly rows: ReadonlyMap<string, number>;
}

interface Block {
  readonly boxes: readonly PlacedBox[];
  readonly height: number;
}

/**
 * Puts every box beside the row that it hangs on, so that the wire between them is straight; a box is stretched for that where those that hang
 * on it need more room than its rows. Boxes below one another never overlap: what hangs on a box has the lines beside it to itself.
 */
export function placeBoxes(root: Branch, widthAt: (depth: number) => number, strokes: Strokes): Block {
  return place(root);

  function place(branch: Branch): Block {
    const { title, lines } = writeBox(branch.box, widthAt(branch.depth), strokes);
    const written: Line[] = [];
    const rows = new Map<string, number>();
    const blocks: { readonly block: Block; readonly top: number }[] = [];
    let bottom = -Infinity;
    lines.forEach((one) => {
      const below = branch.below.filter(({ from }) => from === one.row?.key);
      let y = written.length + 1;
      below.forEach(({ branch: next }, at) => {
        const block = place(next);
        const top = at === 0 ? Math.max(y - rowIn(block, next.at), bottom) : bottom;
        if (at === 0) y = top + rowIn(block, next.at);
        blocks.push({ block, top });
        bottom = top + block.height;
      });
      while (written.length + 1 < y) written.push(fillerAbove(one, strokes));
      if (one.row !== undefined) rows.set(one.row.key, y);
      written.push(one.line);
    });
    const shift = Math.max(0, ...blocks.map(({ top }) => -top));
    const own: PlacedBox = { branch, y: shift, title, lines: written, rows: shifted(rows, shift) };
    const others = blocks.flatMap(({ block, top }) => block.boxes.map((box) => moved(box, top + shift)));
    return { boxes: [own, ...others], height: shift + Math.max(written.length + 2, bottom) };
  }
}

function fillerAbove({ row }: BoxLine, strokes: Strokes): Line {
  return row === undefined ? [] : [guidesAbove(row, strokes)];
}

function rowIn({ boxes }: Block, end: SketchEnd | undefined): number {
  return boxes[0]?.rows.get(end?.row ?? '') ?? 1;
}

function moved(box: PlacedBox, by: number): PlacedBox {
  return { ...box, y: box.y + by, rows: shifted(box.rows, by) };
}

function shifted(rows: ReadonlyMap<string, number>, by: number): ReadonlyMap<string, number> {
  return by === 0 ? rows : new Map([...rows].map(([key, y]) => [key, y + by]));
}
