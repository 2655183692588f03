import type { Figure } from './arrange.ts';
import { Paper } from './paper.ts';
import { lineWidth } from './pieces.ts';
import type { PlacedBox } from './place.ts';
import type { Net } from './routes.ts';
import type { Strokes } from './strokes.ts';

// The sides of a cell that a wire leaves to, as `Strokes.wire` counts them.
const RIGHT = 1;
const LEFT = 2;
const DOWN = 4;
const UP = 8;

export function drawFigure({ boxes, nets, columns }: Figure, strokes: Strokes): Paper {
  const paper = new Paper();
  for (const box of boxes) drawBox(paper, box, columns[box.branch.depth] ?? { x: 0, width: 0 }, strokes);
  // Trunks first: where a line of another wire crosses one, it goes over it.
  for (const net of nets) if (net.track !== undefined) drawTrunk(paper, net, columns, strokes);
  for (const net of nets) drawLines(paper, net, columns, strokes);
  for (const net of nets) drawEnds(paper, net, boxes, columns, strokes);
  return paper;
}

function drawBox(paper: Paper, { y, title, lines }: PlacedBox, { x, width }: Figure['columns'][number], strokes: Strokes): void {
  const { corners, horizontal, vertical } = strokes;
  const rule = (cells: number): string => horizontal.repeat(Math.max(0, cells));
  const role = 'faint';
  const bottom = y + lines.length + 1;
  paper.write(x, y, [{ text: `${corners.topLeft}${horizontal} `, role }, ...title, { text: ` ${rule(width - 5 - lineWidth(title))}${corners.topRight}`, role }]);
  lines.forEach((line, at) => {
    paper.write(x, y + 1 + at, [{ text: `${vertical} `, role }, ...line]);
    paper.write(x + width - 1, y + 1 + at, [{ text: vertical, role }]);
  });
  paper.write(x, bottom, [{ text: corners.bottomLeft + rule(width - 2) + corners.bottomRight, role }]);
}

/** Where the columns of a net end and begin, and where its trunk stands. */
function edgesOf({ depth, track = 0 }: Net, columns: Figure['columns']): { readonly left: number; readonly right: number; readonly trunk: number } {
  const [own, next] = [columns[depth], columns[depth + 1]];
  const left = (own?.x ?? 0) + (own?.width ?? 0) - 1;
  return { left, right: next?.x ?? left + 1, trunk: left + 3 + track * 2 };
}

function drawTrunk(paper: Paper, net: Net, columns: Figure['columns'], strokes: Strokes): void {
  const { trunk } = edgesOf(net, columns);
  const ys = [net.y, ...net.ends.map(({ y }) => y)];
  for (let y = Math.min(...ys) + 1; y < Math.max(...ys); y += 1) paper.write(trunk, y, [{ text: verticalOf(net, strokes), role: 'plain' }]);
}

function drawLines(paper: Paper, net: Net, columns: Figure['columns'], strokes: Strokes): void {
  const { left, right, trunk } = edgesOf(net, columns);
  const line = horizontalOf(net, strokes);
  const put = (x: number, y: number, text: string): void => paper.write(x, y, [{ text, role: 'plain' }]);
  if (net.track === undefined) {
    put(left + 1, net.y, line.repeat(right - left - 1));
    return;
  }
  const rows = [net.y, ...net.ends.map(({ y }) => y)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  put(left + 1, net.y, line.repeat(trunk - left - 1));
  for (const y of new Set(net.ends.map((end) => end.y))) put(trunk + 1, y, line.repeat(right - trunk - 1));
  for (const y of new Set(rows)) {
    const sides = (net.ends.some((end) => end.y === y) ? RIGHT : 0) + (y === net.y ? LEFT : 0) + (y < bottom ? DOWN : 0) + (y > top ? UP : 0);
    put(trunk, y, strokes.wire[sides] ?? '');
  }
}

/** A wire goes through the borders, and begins where the words of its row end. */
function drawEnds(paper: Paper, net: Net, boxes: readonly PlacedBox[], columns: Figure['columns'], strokes: Strokes): void {
  const { left, right } = edgesOf(net, columns);
  const near = boxes.find(({ branch }) => branch.box.key === net.from.box);
  const words = near?.lines[net.y - near.y - 1] ?? [];
  const begin = (columns[net.depth]?.x ?? 0) + 2 + lineWidth(words) + 1;
  paper.write(begin, net.y, [{ text: horizontalOf(net, strokes).repeat(Math.max(0, left - begin)), role: 'plain' }]);
  paper.write(left, net.y, [{ text: begin < left ? strokes.through : strokes.outRight, role: 'plain' }]);
  for (const { y } of net.ends) paper.write(right, y, [{ text: strokes.outLeft, role: 'plain' }]);
}

function horizontalOf({ is }: Net, strokes: Strokes): string {
  return is === 'lower' ? strokes.standing.horizontal : strokes.horizontal;
}

function verticalOf({ is }: Net, strokes: Strokes): string {
  return is === 'lower' ? strokes.standing.vertical : strokes.vertical;
}
