import type { Row } from '../../model/topology/rows.ts';
import type { Box, Sketch, SketchEnd } from '../../model/topology/sketch.ts';
import { measureBox } from './measure.ts';
import { boxNotes, boxTitle, referenceText, rowKind, rowName, rowTrouble } from '../topology/words.ts';

// The same picture in the languages of other programs, which lay it out themselves.

/** For Graphviz: a cluster for each namespace, a node for each link. */
export function drawDot({ boxes, wires }: Pick<Sketch, 'boxes' | 'wires'>): string {
  const idOf = idsOf(boxes);
  const quoted = (lines: readonly string[]): string => `"${lines.map((line) => line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join('\\n')}"`;
  return [
    'graph netnsh {',
    '  rankdir=LR;',
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Courier", fontsize=10];',
    '  graph [fontname="Courier", fontsize=12, style=rounded, color="#8899aa"];',
    ...boxes.flatMap((box, at) => [
      `  subgraph cluster_${at} {`,
      `    label=${quoted([titleOf(box)])};`,
      ...(box.rows.length === 0 ? [`    empty_${at} [label=${quoted(sentencesOf(box))}, style=dashed];`] : []),
      ...box.rows.map((row) => `    ${idOf({ box: box.key, row: row.key })} [label=${quoted(wordsOf(row))}${rowTrouble(row) === undefined ? '' : ', color=red'}];`),
      ...insideWires(box).map(([upper, under]) => `    ${idOf(under)} -- ${idOf(upper)} [color="#8899aa"];`),
      '  }',
    ]),
    ...wires.map(({ is, from, to }) => `  ${idOf(from)} -- ${idOf(to)}${is === 'lower' ? ' [style=dashed]' : ''};`),
    '}',
  ].join('\n');
}

/** For Mermaid: a flowchart with a subgraph for each namespace (https://mermaid.js.org/syntax/flowchart.html). */
export function drawMermaid({ boxes, wires }: Pick<Sketch, 'boxes' | 'wires'>): string {
  const idOf = idsOf(boxes);
  const quoted = (lines: readonly string[]): string => `"${lines.map((line) => line.replaceAll(/[^\p{L}\p{N} :./_,()=→…×-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)).join('<br>')}"`;
  return [
    'flowchart LR',
    ...boxes.flatMap((box, at) => [
      `  subgraph s${at}[${quoted([titleOf(box)])}]`,
      '    direction LR',
      ...(box.rows.length === 0 ? [`    empty${at}(${quoted(sentencesOf(box))})`] : []),
      ...box.rows.map((row) => `    ${idOf({ box: box.key, row: row.key })}[${quoted(wordsOf(row))}]`),
      ...insideWires(box).map(([upper, under]) => `    ${idOf(under)} --- ${idOf(upper)}`),
      '  end',
    ]),
    ...wires.map(({ is, from, to }) => `  ${idOf(from)} ${is === 'lower' ? '-.-' : '==='} ${idOf(to)}`),
  ].join('\n');
}

function idsOf(boxes: readonly Box[]): (end: SketchEnd) => string {
  const ids = new Map(boxes.flatMap(({ rows }, box) => rows.map(({ key }, row) => [key, `n${box}l${row}`])));
  return ({ row }) => ids.get(row) ?? '';
}

function titleOf(box: Box): string {
  return [boxTitle(box, '…'), ...boxNotes(box)].join(', ');
}

function wordsOf(row: Row): readonly string[] {
  const first = [rowName(row, '…'), rowKind(row), rowTrouble(row) ?? ''].filter((text) => text !== '').join(' ');
  return [first, ...row.addresses, ...row.references.map(referenceText)];
}

function sentencesOf(box: Box): readonly string[] {
  return measureBox(box).sentences;
}

/** Each row with the one that it belongs to. */
function insideWires({ key, rows }: Box): readonly (readonly [SketchEnd, SketchEnd])[] {
  return rows.flatMap((row, at): readonly (readonly [SketchEnd, SketchEnd])[] => {
    const under = rows.slice(0, at).findLast((other) => other.depth === row.depth - 1);
    return under === undefined || row.depth === 0 ? [] : [[{ box: key, row: row.key }, { box: key, row: under.key }]];
  });
}
