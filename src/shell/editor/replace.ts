import type { EditedLine } from './readline.ts';

/** Puts text in place of a part of the line, and the cursor behind it. What is only longer is inserted, so that undo knows of it. */
export function replaceInLine(line: EditedLine, start: number, end: number, text: string): void {
  const before = line.line.slice(start, end);
  if (line.cursor === end && text.startsWith(before)) {
    if (text.length > before.length) line._insertString(text.slice(before.length));
    return;
  }
  line.line = line.line.slice(0, start) + text + line.line.slice(end);
  line.cursor = start + text.length;
}

export function replaceLine(line: EditedLine, text: string): void {
  line.line = text;
  line.cursor = text.length;
}
