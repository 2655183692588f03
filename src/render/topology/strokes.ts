import type { Reference } from '../../model/topology/rows.ts';
import type { Canvas } from '../canvas.ts';

/** The characters of a drawing, with and without Unicode. */
export interface Strokes {
  readonly corners: { readonly topLeft: string; readonly topRight: string; readonly bottomLeft: string; readonly bottomRight: string };
  readonly horizontal: string;
  readonly vertical: string;
  /** Where a wire goes through the border of a box. */
  readonly outRight: string;
  readonly outLeft: string;
  /** The same where it comes from further inside. */
  readonly through: string;
  /** Inside a box: what belongs to something. */
  readonly branch: string;
  readonly lastBranch: string;
  readonly trunk: string;
  readonly up: string;
  readonly down: string;
  /** Wires, by the sides that they leave to: right 1, left 2, down 4, up 8. */
  readonly wire: readonly string[];
  /** A device on another: a line of another kind. */
  readonly standing: { readonly horizontal: string; readonly vertical: string };
  readonly references: Readonly<Record<Reference['is'], string>>;
  readonly range: string;
  readonly times: string;
}

export function strokesOf({ unicode }: Pick<Canvas, 'unicode'>): Strokes {
  return unicode ? withUnicode : plain;
}

const withUnicode: Strokes = {
  corners: { topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯' },
  horizontal: '─',
  vertical: '│',
  outRight: '├',
  outLeft: '┤',
  through: '┼',
  branch: '├╴',
  lastBranch: '╰╴',
  trunk: '│ ',
  up: '●',
  down: '○',
  wire: [' ', '─', '─', '─', '│', '╭', '╮', '┬', '│', '╰', '╯', '┴', '│', '├', '┤', '┼'],
  standing: { horizontal: '╌', vertical: '╎' },
  references: { peer: '→ ', lower: 'on ', upper: 'below ', master: 'in ', open: '→ ' },
  range: '…',
  times: '×',
};

const plain: Strokes = {
  corners: { topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+' },
  horizontal: '-',
  vertical: '|',
  outRight: '+',
  outLeft: '+',
  through: '+',
  branch: '|-',
  lastBranch: '`-',
  trunk: '| ',
  up: '*',
  down: 'o',
  wire: [' ', '-', '-', '-', '|', '+', '+', '+', '|', '+', '+', '+', '|', '+', '+', '+'],
  standing: { horizontal: '.', vertical: ':' },
  references: { peer: '-> ', lower: 'on ', upper: 'below ', master: 'in ', open: '-> ' },
  range: '...',
  times: 'x',
};
