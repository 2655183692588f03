import type { Sketch, SketchWire } from '../../model/topology/sketch.ts';
import { branchesOf, chooseRoot, componentsOf, growBranch, wiringOf, type Wiring } from '../topology/figure.ts';
import { measureBox, measures, type MeasuredBox } from './measure.ts';

/** Everything at its place; pixels from the top left. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly LaidBox[];
  readonly wires: readonly LaidWire[];
}

export interface LaidBox extends MeasuredBox {
  readonly x: number;
  readonly y: number;
}

export interface LaidWire {
  readonly wire: SketchWire;
  /** A chain of Bézier curves: the first point, then three for each curve. */
  readonly points: readonly Point[];
}

export type Point = readonly [x: number, y: number];

/** What Graphviz makes of a text in its language (https://graphviz.org/docs/outputs/json/). */
type Draw = (dot: string) => unknown;

/** Lays out what hangs together with Graphviz, and puts the parts beside one another in rows. */
export async function layOut(sketch: Pick<Sketch, 'boxes' | 'wires'>): Promise<Layout> {
  const { instance } = await import('@viz-js/viz'); // more than all of netnsh, and only pictures need it
  const graphviz = await instance();
  const draw: Draw = (dot) => graphviz.renderJSON(dot);
  const wiring = wiringOf(sketch);
  const boxes = new Map(sketch.boxes.map((box) => [box.key, measureBox(box)]));
  return pack(componentsOf(new Set(boxes.keys()), wiring).map((keys) => layOutPart(keys, wiring, boxes, draw)));
}

function layOutPart(keys: readonly string[], wiring: Wiring, measured: ReadonlyMap<string, MeasuredBox>, draw: Draw): Layout {
  const branch = growBranch(chooseRoot(keys, wiring, new Set()), new Set(keys), wiring, Infinity);
  const branches = branch === undefined ? [] : branchesOf(branch);
  const depth = new Map(branches.map((one) => [one.box.key, one.depth]));
  const boxes = branches.flatMap(({ box }) => measured.get(box.key) ?? []);
  const [only] = boxes;
  if (boxes.length === 1 && only !== undefined) return { width: only.width, height: only.height, boxes: [{ ...only, x: 0, y: 0 }], wires: [] };

  const ids = new Map(boxes.map(({ box }, at) => [box.key, `b${at}`]));
  const wires = [...new Set(boxes.flatMap(({ box }) => wiring.wiresOf.get(box.key) ?? []))];
  const lines = wires.map((wire, at) => {
    const order = (depth.get(wire.from.box) ?? 0) - (depth.get(wire.to.box) ?? 0);
    const [left, right] = order <= 0 ? [wire.from, wire.to] : [wire.to, wire.from];
    const [tail, head] = [left, right].map(({ box, row }) => `${ids.get(box)}:r${measured.get(box)?.rows.findIndex((one) => one.row.key === row)}`);
    return order === 0 ? `${tail}:e -> ${head}:e [id=w${at}, constraint=false]` : `${tail}:e -> ${head}:w [id=w${at}]`;
  });
  const dot = [
    'digraph { rankdir=LR; ranksep=1.1; nodesep=0.28; splines=true; edge [dir=none]; node [shape=plain, margin=0];',
    ...boxes.map((box) => `${ids.get(box.box.key)} [label=<${tableOf(box)}>]`),
    ...lines,
    '}',
  ].join('\n');
  return readLayout(draw(dot), boxes, wires);
}

/** A table of the box's own measures, in which each row is a port in the middle of its first line. */
function tableOf({ width, height, rows }: MeasuredBox): string {
  const cell = (tall: number, port: string): string => (tall <= 0 ? '' : `<TR><TD${port} FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${tall}"></TD></TR>`);
  const [first, last] = [rows[0], rows.at(-1)];
  const above = first?.y ?? height;
  // A wire leads to the first line of a row, where its name is.
  const ports = rows.map(({ height: tall }, at) => cell(measures.line + measures.rowPadding, ` PORT="r${at}"`) + cell(tall - measures.line - measures.rowPadding, ''));
  const below = last === undefined ? 0 : height - last.y - last.height;
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">${cell(above, '')}${ports.join('')}${cell(below, '')}</TABLE>`;
}

/** Graphviz counts from the bottom. */
function readLayout(answer: unknown, boxes: readonly MeasuredBox[], wires: readonly SketchWire[]): Layout {
  const [, , width = 0, height = 0] = numbers(fieldOf(answer, 'bb'));
  const flip = ([x = 0, y = 0]: readonly number[]): Point => [x, height - y];
  const placed = listOf(answer, 'objects').flatMap((node, at): readonly LaidBox[] => {
    const box = boxes[at];
    const [x, y] = flip(numbers(fieldOf(node, 'pos')));
    return box === undefined ? [] : [{ ...box, x: x - box.width / 2, y: y - box.height / 2 }];
  });
  const laid = listOf(answer, 'edges').flatMap((edge): readonly LaidWire[] => {
    const wire = wires[Number(fieldOf(edge, 'id').slice(1))];
    return wire === undefined ? [] : [{ wire, points: fieldOf(edge, 'pos').split(' ').map((pair) => flip(numbers(pair))) }];
  });
  return { width, height, boxes: placed, wires: laid };
}

/** In rows about as wide as a screen is to its height. */
function pack(parts: readonly Layout[]): Layout {
  const { gap } = measures;
  const area = parts.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const room = Math.max(Math.sqrt(area * 1.7), ...parts.map(({ width }) => width));
  const boxes: LaidBox[] = [];
  const wires: LaidWire[] = [];
  let [x, y, tallest, widest] = [0, 0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > room) [x, y, tallest] = [0, y + tallest + gap, 0];
    const [left, top] = [x, y];
    boxes.push(...part.boxes.map((box) => ({ ...box, x: box.x + left, y: box.y + top })));
    wires.push(...part.wires.map(({ wire, points }) => ({ wire, points: points.map(([px, py]): Point => [px + left, py + top]) })));
    x += part.width + gap;
    tallest = Math.max(tallest, part.height);
    widest = Math.max(widest, x - gap);
  }
  return { width: widest, height: y + tallest, boxes, wires };
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(Number);
}

function fieldOf(value: unknown, name: string): string {
  const field = recordOf(value)[name];
  return typeof field === 'string' ? field : '';
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const field = recordOf(value)[name];
  return Array.isArray(field) ? field : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
