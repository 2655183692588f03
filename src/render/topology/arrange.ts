import type { Box, Sketch, SketchWire } from '../../model/topology/sketch.ts';
import { rangeOf, type Reference } from '../../model/topology/rows.ts';
import { measureBox, type Widths } from './box-text.ts';
import { branchesOf, chooseRoot, componentsOf, growBranch, wiringOf, type Branch, type Wiring } from './figure.ts';
import { placeBoxes, type PlacedBox } from './place.ts';
import { routeWires, type Net } from './routes.ts';
import type { Strokes } from './strokes.ts';

/** Boxes that hang together, in columns from the left; cells and lines. */
export interface Figure {
  readonly boxes: readonly PlacedBox[];
  readonly nets: readonly Net[];
  /** Where each column begins, and how wide its boxes are, borders and all. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

/** Both borders, and a blank beside each. */
const FRAME = 4;
const GAP = 4;
const TRACK = 2;

/**
 * One figure for what hangs together; several where it is too deep for the room. A wire for which there is no line becomes a reference in both
 * of its rows, so the drawing is made again until there is none of those left.
 */
export function arrange(sketch: Sketch, room: number, strokes: Strokes): readonly Figure[] {
  let wires = sketch.wires;
  let boxes = sketch.boxes;
  for (;;) {
    const figures = arrangeOnce({ boxes, wires }, room, strokes);
    const unrouted = new Set(figures.flatMap((figure) => figure.unrouted));
    if (unrouted.size === 0) return figures;
    boxes = refer(boxes, [...unrouted]);
    wires = wires.filter((wire) => !unrouted.has(wire));
  }
}

function arrangeOnce(sketch: Pick<Sketch, 'boxes' | 'wires'>, room: number, strokes: Strokes): readonly (Figure & { readonly unrouted: readonly SketchWire[] })[] {
  const wiring = wiringOf(sketch);
  const widths = new Map(sketch.boxes.map((box) => [box.key, measureBox(box, strokes)]));
  const drawn = new Set<string>();
  const figures: (Figure & { readonly unrouted: readonly SketchWire[] })[] = [];
  const waiting = componentsOf(new Set(wiring.boxes.keys()), wiring).map((component) => [...component]);
  for (let component = waiting.shift(); component !== undefined; component = waiting.shift()) {
    const keys = new Set(component);
    const figure = largestFigure(chooseRoot(component, wiring, drawn), keys, wiring, widths, room, strokes);
    for (const { branch } of figure.boxes) {
      drawn.add(branch.box.key);
      keys.delete(branch.box.key);
    }
    figures.push(figure);
    waiting.unshift(...componentsOf(keys, wiring).map((rest) => [...rest]));
  }
  return figures;
}

/** With as many columns as there is room for. */
function largestFigure(root: string, keys: ReadonlySet<string>, wiring: Wiring, widths: ReadonlyMap<string, Widths>, room: number, strokes: Strokes): Figure & { readonly unrouted: readonly SketchWire[] } {
  let deepest = Infinity;
  for (;;) {
    const branch = growBranch(root, keys, wiring, deepest);
    if (branch === undefined) throw new Error(`the sketch has no box ${root}`);
    const branches = branchesOf(branch);
    const last = Math.max(...branches.map(({ depth }) => depth));
    const inside = new Set(branches.map(({ box }) => box.key));
    const wires = [...new Set([...inside].flatMap((key) => wiring.wiresOf.get(key) ?? []))];
    let gaps: readonly number[] = [];
    for (;;) {
      const columns = fitColumns(branches, last, gaps, widths, room);
      if (columns === undefined) break;
      const { boxes, height } = placeBoxes(branch, (depth) => (columns[depth]?.width ?? 0) - FRAME, strokes);
      const { nets, tracks, unrouted } = routeWires(boxes, wires);
      const needed = Array.from({ length: last }, (_, gap) => Math.max(tracks[gap] ?? 0, gaps[gap] ?? 0));
      if (needed.every((count, gap) => count <= (gaps[gap] ?? 0))) {
        const right = columns.at(-1);
        return { boxes, nets, columns, width: (right?.x ?? 0) + (right?.width ?? 0), height, unrouted };
      }
      gaps = needed;
    }
    deepest = last - 1;
  }
}

/** Each column as wide as its widest box would like, where there is room; `undefined` where not even the narrowest fit side by side. */
function fitColumns(branches: readonly Branch[], last: number, tracks: readonly number[], widths: ReadonlyMap<string, Widths>, room: number): Figure['columns'] | undefined {
  const wishes = Array.from({ length: last + 1 }, () => ({ narrow: 0, natural: 0 }));
  for (const { box, depth } of branches) {
    const [wish, own] = [wishes[depth], widths.get(box.key)];
    if (wish === undefined || own === undefined) continue;
    wish.narrow = Math.max(wish.narrow, own.narrow + FRAME);
    wish.natural = Math.max(wish.natural, own.natural + FRAME);
  }
  const gaps = Array.from({ length: last }, (_, gap) => GAP + TRACK * (tracks[gap] ?? 0));
  let spare = room - wishes.reduce((sum, { narrow }) => sum + narrow, 0) - gaps.reduce((sum, gap) => sum + gap, 0);
  if (spare < 0 && last > 0) return undefined;
  const order = wishes.map((_, at) => at).sort((a, b) => wish(a) - wish(b));
  const granted = wishes.map(({ narrow }) => Math.min(narrow, room));
  for (const [turn, at] of order.entries()) {
    const more = Math.min(wish(at), Math.floor(Math.max(0, spare) / (order.length - turn)));
    granted[at] = (granted[at] ?? 0) + more;
    spare -= more;
  }
  let x = 0;
  return granted.map((width, at) => {
    const column = { x, width };
    x += width + (gaps[at] ?? 0);
    return column;
  });

  function wish(at: number): number {
    const one = wishes[at];
    return one === undefined ? 0 : one.natural - one.narrow;
  }
}

/** Writes into both rows of a wire where its other end is. */
function refer(boxes: readonly Box[], wires: readonly SketchWire[]): readonly Box[] {
  const names = new Map(boxes.flatMap((box) => box.rows.map(({ key, links }) => [key, `${rangeOf(box.namespaces).join(' … ')}:${rangeOf(links.map(({ name }) => name)).join(' … ')}`])));
  const references = new Map<string, Reference[]>();
  const add = (row: string, reference: Reference): void => void references.set(row, [...(references.get(row) ?? []), reference]);
  for (const { is, from, to } of wires) {
    add(from.row, { is, text: names.get(to.row) ?? '' });
    add(to.row, { is: is === 'peer' ? 'peer' : 'upper', text: names.get(from.row) ?? '' });
  }
  return boxes.map((box) => ({ ...box, rows: box.rows.map((row) => ({ ...row, references: [...row.references, ...(references.get(row.key) ?? [])] })) }));
}
