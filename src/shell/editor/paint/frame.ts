import type { Canvas, Role } from '../../../render/canvas.ts';
import { drawChoices, type Choices } from '../../../render/choices.ts';
import { printableSentence } from '../../../render/printable.ts';
import { symbolsOf } from '../../../render/symbols.ts';
import { paint } from '../../../render/theme.ts';
import { cutText } from '../../../render/width.ts';
import type { RoleSpan } from '../editor.ts';
import { glyphsOfLine, glyphsOfPrompt, type Glyph } from './glyphs.ts';
import { layOut, type Position } from './layout.ts';

/** All that is to be seen at the prompt. */
export interface Picture {
  /** With colours. */
  readonly prompt: string;
  readonly line: string;
  /** An offset into `line` (UTF-16). */
  readonly cursor: number;
  readonly spans: readonly RoleSpan[];
  /** In grey behind the line, no part of it; shown only while the cursor is at its end, and cut to the row. */
  readonly tail: string;
  readonly choices: Choices | undefined;
}

/** The terminal, as far as a drawing must know it. */
export interface Paper extends Pick<Canvas, 'color' | 'unicode' | 'theme'> {
  readonly width: number;
  readonly height: number;
}

/** A picture as it is written: `text` from its first row on, with `rows` rows, and where the cursor belongs among them. */
export interface Frame {
  readonly text: string;
  readonly rows: number;
  readonly cursor: Position;
}

/** Never higher than the terminal: of a longer line the rows around the cursor, of a list what has room below them. */
export function drawFrame({ prompt, line, cursor, spans, tail, choices }: Picture, paper: Paper): Frame {
  const lead = glyphsOfPrompt(prompt);
  const typed = glyphsOfLine(line, spans);
  const before = typed.findIndex(({ at }) => at >= cursor);
  const { rows, positions } = layOut([...lead, ...typed], paper.width);
  const place = positions[lead.length + (before === -1 ? typed.length : before)] ?? { row: 0, column: 0 };

  const top = Math.max(0, Math.min(place.row - Math.floor(paper.height / 2), rows.length - paper.height));
  const shown = rows.slice(top, top + paper.height);
  const grey = cursor === line.length ? drawTail(tail, place.column, paper) : '';
  const room = paper.height - shown.length;
  const list = choices === undefined || room < 1 ? [] : drawChoices(choices, { ...paper, height: room, isTerminal: true });
  return {
    text: [joinRows(shown, paper) + grey, ...list].join('\r\n'),
    rows: shown.length + list.length,
    cursor: { row: place.row - top, column: place.column },
  };
}

function drawTail(tail: string, column: number, paper: Paper): string {
  return paint(cutText(printableSentence(tail), paper.width - column, symbolsOf(paper).ellipsis), 'faint', paper);
}

/** A full row goes over into the next by itself, so that the terminal knows them for one line: it may wrap it anew when its width changes. */
function joinRows(rows: readonly (readonly Glyph[])[], paper: Paper): string {
  let text = '';
  for (const [index, row] of rows.entries()) {
    text += rowText(row, paper);
    if (row.at(-1)?.endsRow === true) text += '\r\n';
    else if (index < rows.length - 1 && rows[index + 1]?.length === 0) text += ' \r'; // it goes to the next row only with a character
  }
  return text;
}

function rowText(row: readonly Glyph[], paper: Paper): string {
  let text = '';
  let run = '';
  let role: Role = 'plain';
  for (const glyph of row) {
    if (glyph.role !== role) {
      text += paint(run, role, paper);
      run = '';
      role = glyph.role;
    }
    run += glyph.shown;
  }
  return text + paint(run, role, paper);
}
