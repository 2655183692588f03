import type { DrawnNamespace } from '../../model/topology/drawn.ts';
import { makeSketch } from '../../model/topology/make-sketch.ts';
import type { Canvas } from '../canvas.ts';
import { drawProse } from '../wrap.ts';
import { arrange, type Figure } from './arrange.ts';
import { drawFigure } from './draw-figure.ts';
import { foldedText } from './folded.ts';
import { Paper } from './paper.ts';
import { strokesOf } from './strokes.ts';

export interface DrawingWishes {
  readonly full: boolean;
  readonly ascii: boolean;
}

/** Between figures. */
const GAP = 2;
/** Where lines may be as long as they like, figures are still put side by side no wider than this. */
const COMMON_WIDTH = 120;

/** The network as boxes and lines, no wider than the canvas; at its end what was folded. */
export function drawTopology(namespaces: readonly DrawnNamespace[], canvas: Canvas, { full, ascii }: DrawingWishes): string {
  const strokes = strokesOf({ unicode: canvas.unicode && !ascii });
  const sketch = makeSketch(namespaces, { full });
  const paper = new Paper();
  let y = 0;
  for (const shelf of shelve(arrange(sketch, canvas.width ?? Infinity, strokes), canvas.width ?? COMMON_WIDTH)) {
    for (const { figure, x } of shelf) paper.paste(x, y, drawFigure(figure, strokes));
    y += Math.max(...shelf.map(({ figure }) => figure.height));
  }
  const said = foldedText(sketch.folded);
  const text = paper.toText(canvas);
  return said === undefined ? text : `${text}\n\n${drawProse(said, canvas)}`;
}

/** Puts figures side by side while there is room, in their order. */
function shelve(figures: readonly Figure[], room: number): readonly (readonly { readonly figure: Figure; readonly x: number }[])[] {
  const shelves: { figure: Figure; x: number }[][] = [];
  let x = Infinity;
  for (const figure of figures) {
    const shelf = shelves.at(-1);
    if (shelf === undefined || x + figure.width > room) {
      shelves.push([{ figure, x: 0 }]);
      x = 0;
    } else shelf.push({ figure, x });
    x += figure.width + GAP;
  }
  return shelves;
}
