import { isLoopback } from '../../model/topology/drawn.ts';
import type { SketchEnd } from '../../model/topology/sketch.ts';
import type { LaidBox, LaidWire, Layout } from './layout.ts';
import { textWidth } from '../width.ts';
import { measures, type MeasuredRow } from './measure.ts';
import { pictureStyle } from './style.ts';
import { escapeXml } from './xml.ts';

const MARGIN = 24;

/** A layout as one SVG image that needs nothing else. `caption` says what is not in it. */
export function drawSvg(layout: Layout, caption: string | undefined): string {
  const ids = new Map(layout.boxes.flatMap(({ box, rows }, at) => [[box.key, `n${at}`], ...rows.map(({ row }, of): [string, string] => [row.key, `n${at}r${of}`])]));
  const idOf = (end: SketchEnd): string => ids.get(end.row) ?? '';
  const troubled = new Set(layout.boxes.flatMap(({ rows }) => rows.flatMap(({ row, trouble }) => (trouble === undefined ? [] : [row.key]))));
  const [width, height] = [Math.ceil(Math.max(layout.width, measures.cell * textWidth(caption ?? ''))) + 2 * MARGIN, Math.ceil(layout.height) + 2 * MARGIN + (caption === undefined ? 0 : 30)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}">`,
    `<style>${pictureStyle}</style>`,
    `<rect class="paper" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="var(--paper)"/>`,
    '<g class="scene">',
    ...layout.boxes.map((box) => drawBox(box, ids.get(box.box.key) ?? '', (key) => ids.get(key) ?? '')),
    ...layout.wires.map((wire) => drawWire(wire, idOf, troubled)),
    ...(caption === undefined ? [] : [`<text class="soft caption" x="0" y="${Math.ceil(layout.height) + 26}">${escapeXml(caption)}</text>`]),
    '</g>',
    '</svg>',
  ].join('\n');
}

function drawBox({ box, title, notes, sentences, rows, x, y, width, height }: LaidBox, id: string, idOf: (key: string) => string): string {
  const { head, padding, line } = measures;
  const shape = `width="${width}" height="${height}" rx="7"`;
  const found = escapeXml([...box.namespaces, ...box.called].join('\n'));
  return [
    `<g class="box${box.isHome ? ' home' : ''}" id="${id}" data-find="${found}" transform="translate(${round(x)} ${round(y)})">`,
    `<rect class="ground" ${shape}/>`,
    `<path class="head" d="M0 ${head - 4}V7a7 7 0 0 1 7 -7H${width - 7}a7 7 0 0 1 7 7V${head - 4}Z"/>`,
    `<text x="${padding}" y="18"><tspan class="title">${escapeXml(title)}</tspan>${notes === '' ? '' : `<tspan class="soft">  ${escapeXml(notes)}</tspan>`}</text>`,
    ...sentences.map((text, at) => `<text class="${box.problem === undefined ? 'soft' : 'trouble'}" x="${padding}" y="${head + 14 + at * line}">${escapeXml(text)}</text>`),
    ...drawTrees(rows),
    ...rows.map((row) => drawRow(row, idOf(row.row.key), box.key, width)),
    `<rect class="edge" ${shape}/>`,
    '</g>',
  ].join('\n');
}

function drawRow({ row, name, kind, trouble, texts, y, height }: MeasuredRow, id: string, namespace: string, width: number): string {
  const { line, rowPadding } = measures;
  const x = leftOf(row.depth);
  const base = y + line - 2;
  const said = row.links.length > 1 || !row.links.some(isLoopback) ? texts : texts.filter(({ is }) => is !== 'reference');
  const span = (text: string, kindOf: string): string => `<tspan class="${kindOf}">  ${escapeXml(text)}</tspan>`;
  const [first] = said;
  const words = [
    `<tspan class="name">${escapeXml(name)}</tspan>`,
    kind === '' ? '' : span(kind, 'kind'),
    trouble === undefined ? '' : span(trouble, 'trouble'),
    first === undefined ? '' : span(first.text, classes[first.is]),
  ].join('');
  const below = said.slice(1).map(({ is, text }, at) => `<text class="${classes[is]}" x="${x + 30}" y="${base + (at + 1) * line}">${escapeXml(text)}</text>`);
  const found = escapeXml([...row.links.map((link) => `${namespace}:${link.name}`), kind, ...row.links.flatMap(({ addresses }) => addresses.map(({ address }) => address))].join('\n'));
  return [
    `<g class="row" id="${id}" data-find="${found}">`,
    `<rect class="hit" x="1" y="${y}" width="${width - 2}" height="${height}"/>`,
    `<circle class="dot${trouble === undefined ? '' : ' down'}" cx="${x + 4}" cy="${y + (line + rowPadding) / 2}" r="4"/>`,
    `<text x="${x + 16}" y="${base}">${words}</text>`,
    ...below,
    '</g>',
  ].join('');
}

const classes = { address: 'address', reference: 'soft', open: 'open' } as const;

/** From each row up to what it belongs to. */
function drawTrees(rows: readonly MeasuredRow[]): readonly string[] {
  const middle = ({ y }: MeasuredRow): number => y + (measures.line + measures.rowPadding) / 2;
  return rows.flatMap((row, at) => {
    const parent = rows.slice(0, at).findLast((other) => other.row.depth === row.row.depth - 1);
    if (parent === undefined || row.row.depth === 0) return [];
    const x = leftOf(parent.row.depth) + 4;
    return [`<path class="tree" d="M${x} ${middle(parent) + 6}V${middle(row)}H${leftOf(row.row.depth) - 2}"/>`];
  });
}

function drawWire({ wire, points }: LaidWire, idOf: (end: SketchEnd) => string, troubled: ReadonlySet<string>): string {
  const [start, ...rest] = points;
  const end = points.at(-1);
  if (start === undefined || end === undefined) return '';
  const isDown = troubled.has(wire.from.row) || troubled.has(wire.to.row);
  const state = isDown ? ' down' : '';
  const path = `M${start.map(round).join(' ')}C${rest.map((point) => point.map(round).join(' ')).join(' ')}`;
  const plug = ([x, y]: readonly [number, number]): string => `<circle class="plug${state}" cx="${round(x)}" cy="${round(y)}" r="3.2"/>`;
  return `<g class="connection" data-from="${idOf(wire.from)}" data-to="${idOf(wire.to)}"><path class="wire ${wire.is}${state}" d="${path}"/>${plug(start)}${plug(end)}</g>`;
}

function leftOf(depth: number): number {
  return measures.padding + depth * measures.indent;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
