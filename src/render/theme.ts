import type { Canvas, Role } from './canvas.ts';
import { palettes } from './palettes.ts';

/**
 * Gives text the colour of its role, if the canvas has colours. The text must be printable and of one line.
 * Padding goes outside, so that nothing but words is coloured.
 */
export function paint(text: string, role: Role, { color, theme }: Pick<Canvas, 'color' | 'theme'>): string {
  const style = (theme === undefined ? undefined : palettes[theme][role]) ?? styles[role];
  return color && style !== undefined && text !== '' ? `\x1b[${style.on}m${text}\x1b[${style.off}m` : text;
}

export interface Style {
  readonly on: number | string;
  readonly off: number;
}

const colored = (on: number): Style => ({ on, off: 39 });

/**
 * Only what stays readable on dark and on light: of the 16 basic colours those that every palette keeps apart from its
 * background (no blue, white, black or bright ones), and bold and faint (ECMA-48, SGR).
 */
const styles: Readonly<Record<Role, Style | undefined>> = {
  plain: undefined,
  number: undefined,
  name: colored(36),
  home: colored(35),
  address: colored(35),
  up: colored(32),
  command: colored(32),
  down: colored(31),
  error: colored(31),
  warning: colored(33),
  option: colored(35),
  quote: colored(33),
  heading: { on: 1, off: 22 },
  faint: { on: 2, off: 22 },
  selected: { on: 7, off: 27 },
};
