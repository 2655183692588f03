import { RANGE, type Row } from '../../model/topology/rows.ts';
import type { Box } from '../../model/topology/sketch.ts';
import { printable, printableSentence } from '../printable.ts';
import { boxNotes, boxTitle, referenceText, rowKind, rowName, rowTrouble } from '../topology/words.ts';
import { textWidth } from '../width.ts';

/** How pictures are measured; pixels. A cell is as wide as that of the widest common monospaced font. */
export const measures = { cell: 7.3, line: 17, rowPadding: 5, head: 30, padding: 14, indent: 18, gap: 36 } as const;

/** A box before it has a place. */
export interface MeasuredBox {
  readonly box: Box;
  readonly title: string;
  readonly notes: string;
  /** Sentences instead of rows: why it could not be read, which namespaces it stands for. */
  readonly sentences: readonly string[];
  readonly rows: readonly MeasuredRow[];
  readonly width: number;
  readonly height: number;
}

export interface MeasuredRow {
  readonly row: Row;
  readonly name: string;
  readonly kind: string;
  readonly trouble: string | undefined;
  /** Addresses and references; the first stands beside the name, all others below it. */
  readonly texts: readonly { readonly is: 'address' | 'reference' | 'open'; readonly text: string }[];
  /** From the top of the box. */
  readonly y: number;
  readonly height: number;
}

const MOST_LISTED = 12;

export function measureBox(box: Box): MeasuredBox {
  const { cell, line, rowPadding, head, padding, indent } = measures;
  const [title, notes] = [boxTitle(box, RANGE), boxNotes(box).join(', ')];
  const sentences = sentencesOf(box);
  let y = head + sentences.length * line + (sentences.length > 0 ? rowPadding : 0);
  const rows = box.rows.map((row): MeasuredRow => {
    const texts = textsOf(row);
    const height = Math.max(1, texts.length) * line + rowPadding;
    const measured = { row, name: rowName(row, RANGE), kind: rowKind(row), trouble: rowTrouble(row), texts, y, height };
    y += height;
    return measured;
  });
  const widths = rows.map(({ row: { depth }, name, kind, trouble = '', texts }) => {
    const first = [name, kind, trouble, texts[0]?.text ?? ''].filter((text) => text !== '').join('  ');
    const below = texts.slice(1).map(({ text }) => text);
    return depth * indent + 16 + cell * Math.max(textWidth(first), ...below.map((text) => textWidth(text) + 2));
  });
  const inner = Math.max(cell * (textWidth(title) * 1.15 + textWidth(notes) + 2), 90, ...sentences.map((text) => textWidth(text) * cell), ...widths);
  return { box, title, notes, sentences, rows, width: Math.ceil(inner + 2 * padding), height: Math.ceil(y + rowPadding + 2) };
}

function textsOf({ addresses, references }: Row): MeasuredRow['texts'] {
  return [
    ...addresses.map((text) => ({ is: 'address' as const, text })),
    ...references.map((reference) => ({ is: reference.is === 'open' ? ('open' as const) : ('reference' as const), text: referenceText(reference) })),
  ];
}

function sentencesOf({ problem, namespaces, rows }: Box): readonly string[] {
  if (problem !== undefined) return [printableSentence(problem)];
  if (rows.length > 0) return [];
  if (namespaces.length === 1) return ['no links'];
  const names = namespaces.slice(0, MOST_LISTED).map(printable);
  const lines = Array.from({ length: Math.ceil(names.length / 4) }, (_, at) => names.slice(at * 4, at * 4 + 4).join(', '));
  return namespaces.length > MOST_LISTED ? [...lines, RANGE] : lines;
}
