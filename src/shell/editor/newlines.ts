/**
 * A newline inside the edited line is shown, and kept, as one character: readline on Node 24 and 26 gives the lines of a buffer
 * with real newlines in reverse order. Both forms have the same length, so offsets hold for both.
 */
const SENTINEL = '␊';

export function hideNewlines(text: string): string {
  return text.replaceAll('\n', SENTINEL);
}

export function showNewlines(line: string): string {
  return line.replaceAll(SENTINEL, '\n');
}
