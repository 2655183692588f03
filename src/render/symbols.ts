import type { Canvas } from './canvas.ts';

/** The characters that drawings share, for terminals with and without Unicode. */
export interface Symbols {
  /** Under a heading. */
  readonly rule: string;
  /** Where something is left out. */
  readonly ellipsis: string;
}

export function symbolsOf(canvas: Pick<Canvas, 'unicode'>): Symbols {
  return canvas.unicode ? { rule: '─', ellipsis: '…' } : { rule: '-', ellipsis: '...' };
}
