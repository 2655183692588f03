import type { Role } from '../canvas.ts';
import { textWidth } from '../width.ts';

/** Text in one role. */
export interface Piece {
  readonly text: string;
  readonly role: Role;
}

export type Line = readonly Piece[];

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}
