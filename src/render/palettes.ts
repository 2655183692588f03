import type { Role } from './canvas.ts';
import type { Style } from './theme.ts';

const bright = (on: number): Style => ({ on, off: 39 });
const numbered = (color: number): Style => ({ on: `38;5;${color}`, off: 39 });

/**
 * What is clearer on a background that is known. On dark the bright ones of the 16 basic colours, which follow the terminal's own palette; on
 * light, where those would be pale, dark ones of the cube of 256 (xterm's 16 to 255, the same everywhere).
 */
export const palettes: Readonly<Record<'dark' | 'light', Readonly<Partial<Record<Role, Style>>>>> = {
  dark: {
    name: bright(96),
    home: bright(95),
    address: bright(95),
    up: bright(92),
    command: bright(92),
    down: bright(91),
    error: bright(91),
    warning: bright(93),
    option: bright(95),
    quote: bright(93),
  },
  light: {
    name: numbered(24),
    home: numbered(90),
    address: numbered(90),
    up: numbered(22),
    command: numbered(22),
    down: numbered(124),
    error: numbered(124),
    warning: numbered(130),
    option: numbered(90),
    quote: numbered(94),
    faint: numbered(242), // SGR 2 makes black text grey on few light terminals
  },
};
