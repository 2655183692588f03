import { printableSentence } from '../../../render/printable.ts';
import type { Role } from '../../../render/canvas.ts';
import { textWidth } from '../../../render/width.ts';
import type { RoleSpan } from '../editor.ts';

/** What the screen shows for one character, or one character of the escape that stands for it; or a sequence that only colours what follows. */
export interface Glyph {
  /** Nothing in it acts on the terminal but colours. */
  readonly shown: string;
  /** Cells: 2 for 界, 0 for an accent that sits on the letter before. */
  readonly width: number;
  /** Where its character begins in the text (UTF-16). */
  readonly at: number;
  readonly role: Role;
  /** What follows stands on the next row. */
  readonly endsRow?: true;
}

/** The characters of the edited line; those that a terminal would obey or not show as escapes. `spans` are in order. */
export function glyphsOfLine(line: string, spans: readonly RoleSpan[]): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  let at = 0;
  let next = 0;
  for (const character of line) {
    while ((spans[next]?.end ?? Infinity) <= at) next += 1;
    const span = spans[next];
    addShown(glyphs, character, at, span !== undefined && span.start <= at ? span.role : 'plain');
    at += character.length;
  }
  return glyphs;
}

/** The prompt: its colours and the title of the window (ECMA-48, SGR; xterm, OSC) stay what they are, and take no room. */
export function glyphsOfPrompt(prompt: string): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  for (const { 0: piece, index: at } of prompt.matchAll(pieces)) {
    if (piece === '\n') glyphs.push({ shown: '', width: 0, at, role: 'plain', endsRow: true });
    else if (piece.length > 1 && piece.startsWith('\x1b')) glyphs.push({ shown: piece, width: 0, at, role: 'plain' });
    else addShown(glyphs, piece, at, 'plain');
  }
  return glyphs;
}

const pieces = /\x1b\[[0-9;:]*m|\x1b\][012];[^\p{Cc}]*(?:\x07|\x1b\\)|[^]/gu;

function addShown(glyphs: Glyph[], character: string, at: number, role: Role): void {
  const shown = printableSentence(character);
  if (shown === character) glyphs.push({ shown, width: textWidth(shown), at, role });
  else for (const one of shown) glyphs.push({ shown: one, width: textWidth(one), at, role });
}
