import { RANGE, type Row } from '../../model/topology/rows.ts';
import type { Box } from '../../model/topology/sketch.ts';
import type { Role } from '../canvas.ts';
import { printable, printableSentence } from '../printable.ts';
import { blanks, cutText, textWidth } from '../width.ts';
import { wrapText } from '../wrap.ts';
import { lineWidth, type Line, type Piece } from './pieces.ts';
import type { Strokes } from './strokes.ts';
import { boxNotes, boxTitle, rowKind, rowName, rowTrouble } from './words.ts';

/** One line inside a box. */
export interface BoxLine {
  readonly line: Line;
  /** Of the first line of a row: wires begin here. */
  readonly row: Row | undefined;
}

/** The words of a box, broken so that they fit; `width` counts cells between the borders' blanks. */
export interface BoxText {
  readonly title: Line;
  readonly lines: readonly BoxLine[];
}

/** How wide a box would like to be, and how narrow it may become before something is cut. */
export interface Widths {
  readonly natural: number;
  readonly narrow: number;
}

export function measureBox(box: Box, strokes: Strokes): Widths {
  const rows = box.rows.map((row) => rowParts(row, strokes));
  const title = lineWidth(titleOf(box, Infinity, strokes)) + 2;
  const natural = rows.map(({ head, tail }) => lineWidth(head) + tail.reduce((sum, { text, blanks: before }) => sum + before + textWidth(text), 0));
  const narrow = rows.flatMap(({ head, tail, indent }) => [lineWidth(head), ...tail.map((piece) => indent + textWidth(piece.text))]);
  const said = box.problem === undefined ? 0 : Math.min(32, textWidth(box.problem));
  return { natural: Math.max(title, said, MOST_EMPTY_WIDTH * Number(isListed(box)), ...natural), narrow: Math.max(Math.min(title, NARROW_TITLE), Math.min(said, 20), ...narrow) };
}

export function writeBox(box: Box, width: number, strokes: Strokes): BoxText {
  const ellipsis = strokes.range;
  const cut = (line: Line): Line => (lineWidth(line) <= width ? line : cutLine(line, width, ellipsis));
  const plain = (text: string, role: Role): BoxLine => ({ line: cut([{ text, role }]), row: undefined });
  const problem = box.problem === undefined ? [] : wrapText(printableSentence(box.problem), width).map((text) => plain(text, 'error'));
  const listed = isListed(box) ? wrapText(listOf(box.namespaces, width * 3, ellipsis), width).map((text) => plain(text, 'name')) : [];
  const nothing = box.rows.length === 0 && problem.length + listed.length === 0 ? [plain('no links', 'faint')] : [];
  const rows = box.rows.flatMap((row) => writeRow(row, width, strokes).map((line, at): BoxLine => ({ line: cut(line), row: at === 0 ? row : undefined })));
  return { title: titleOf(box, width, strokes), lines: [...problem, ...listed, ...nothing, ...rows] };
}

/** The lines that lead from a row up to what it belongs to, for a line that stands between it and the one before. */
export function guidesAbove({ guides, depth }: Row, strokes: Strokes): Piece {
  const text = depth === 0 ? '' : `${guides.slice(1).map((goesOn) => (goesOn ? strokes.trunk : '  ')).join('')}${strokes.trunk}`;
  return { text, role: 'faint' };
}

const MOST_EMPTY_WIDTH = 32;
/** Names of containers may be longer than a line: where room is wanting so much of them is enough. */
const NARROW_TITLE = 36;

function isListed({ namespaces, rows }: Box): boolean {
  return namespaces.length > 1 && rows.length === 0;
}

function listOf(names: readonly string[], room: number, ellipsis: string): string {
  const shown: string[] = [];
  let used = 0;
  for (const name of names.map(printable)) {
    used += textWidth(name) + 2;
    if (used > room) break;
    shown.push(name);
  }
  return shown.join(', ') + (shown.length < names.length ? `, ${ellipsis}` : '');
}

/** The name is cut before the notes are, which are short. */
function titleOf(box: Box, width: number, strokes: Strokes): Line {
  const notes = boxNotes(box).join(', ');
  const beside = notes === '' ? '' : `  ${notes}`;
  const own = Math.max(width - 2 - textWidth(beside), Math.floor(width / 2));
  const title: Piece = { text: cutText(boxTitle(box, strokes.range), own, strokes.range), role: box.isHome ? 'home' : 'heading' };
  const line = beside === '' ? [title] : [title, { text: beside, role: 'faint' as const }];
  return cutLine(line, width - 2, strokes.range);
}

interface TailPiece extends Piece {
  /** How many stand before it on the same line: two ends of a range are nearer to one another than two addresses. */
  readonly blanks: 1 | 2;
}

interface RowParts {
  /** What stands together: where it belongs, state, name and kind. */
  readonly head: Line;
  /** What may go on further lines: addresses, references. */
  readonly tail: readonly TailPiece[];
  /** How far in those begin. */
  readonly indent: number;
  readonly hanging: Piece;
}

function rowParts(row: Row, strokes: Strokes): RowParts {
  const { depth, guides, hasNext, hasChildren, addresses, references } = row;
  const trouble = rowTrouble(row);
  const above = guides.slice(1).map((goesOn) => (goesOn ? strokes.trunk : '  ')).join('');
  const branch = depth === 0 ? '' : hasNext ? strokes.branch : strokes.lastBranch;
  const goesOn = depth === 0 ? '' : hasNext ? strokes.trunk : '  ';
  const kind = rowKind(row, strokes.times);
  const head: Piece[] = [
    ...(depth === 0 ? [] : [{ text: above + branch, role: 'faint' as const }]),
    trouble === undefined ? { text: strokes.up, role: 'up' } : { text: strokes.down, role: 'down' },
    { text: ` ${rowName(row, strokes.range)}`, role: 'name' },
    ...(kind === '' ? [] : [{ text: ` ${kind}`, role: 'faint' as const }]),
    ...(trouble === undefined ? [] : [{ text: ` ${trouble}`, role: 'down' as const }]),
  ];
  const hanging: Piece = { text: `${depth === 0 ? '' : above + goesOn}${hasChildren ? strokes.trunk : '  '}  `, role: 'faint' };
  return {
    head,
    tail: [
      ...addresses.flatMap((text) => addressPieces(text, strokes.range)),
      ...references.map(({ is, text }): TailPiece => ({ text: strokes.references[is] + printableSentence(text.replaceAll(RANGE, strokes.range)), role: is === 'open' ? 'warning' : 'plain', blanks: 2 })),
    ],
    indent: textWidth(hanging.text),
    hanging,
  };
}

/** A range may go on in the next line behind its ellipsis. */
function addressPieces(text: string, ellipsis: string): readonly TailPiece[] {
  const ends = text.split(` ${RANGE} `);
  return ends.map((end, at) => ({ text: at < ends.length - 1 ? `${end} ${ellipsis}` : end, role: 'address', blanks: at === 0 ? 2 : 1 }));
}

function writeRow(row: Row, width: number, strokes: Strokes): readonly Line[] {
  const { head, tail, hanging } = rowParts(row, strokes);
  const lines: Piece[][] = [[...head]];
  for (const { text, role, blanks: before } of tail) {
    const last = lines.at(-1) ?? [];
    if (lineWidth(last) + before + textWidth(text) <= width) last.push({ text: blanks(before) + text, role });
    else lines.push([hanging, { text, role }]);
  }
  return lines;
}

function cutLine(line: Line, width: number, ellipsis: string): Line {
  let room = width;
  return line.flatMap((piece): readonly Piece[] => {
    if (room <= 0) return [];
    const text = cutText(piece.text, room, ellipsis);
    room -= textWidth(piece.text);
    return [{ ...piece, text }];
  });
}
