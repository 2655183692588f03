import type { Key } from 'node:readline';
import type { EditedLine } from './readline.ts';

/**
 * Moves over, or takes away, a letter with all the accents that sit on it; readline knows code points only, and would leave the cursor
 * between them.
 */
export function editWholeLetter(line: EditedLine, text: string | undefined, key: Key, edit: (text: string | undefined, key: Key) => void): void {
  const takesLeft = key.name === 'backspace' || (key.ctrl === true && key.name === 'h');
  const goesLeft = key.name === 'left' || (key.ctrl === true && key.name === 'b');
  const isRight = key.name === 'right' || key.name === 'delete' || (key.ctrl === true && (key.name === 'f' || key.name === 'd'));
  let isMark: boolean;
  do {
    isMark = takesLeft && endsInMark(line.line.slice(0, line.cursor));
    edit(text, key);
    if (goesLeft || isRight) isMark = startsWithMark(line.line.slice(line.cursor));
  } while (isMark && line.cursor > 0 && line.cursor <= line.line.length);
}

/** Those that textWidth gives no cell. */
function startsWithMark(text: string): boolean {
  return /^[\p{Mn}\p{Me}\u1160-\u11ff]/u.test(text);
}

function endsInMark(text: string): boolean {
  return /[\p{Mn}\p{Me}\u1160-\u11ff]$/u.test(text);
}
