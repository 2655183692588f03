import { execFileSync } from 'node:child_process';
import type { TerminalModes } from './editor/terminal.ts';

/** The modes of the terminal on standard input. Without stty(1), or without a terminal, there are none to keep. */
export const sttyModes: TerminalModes = {
  read() {
    try {
      return execFileSync('stty', ['-g'], { stdio: ['inherit', 'pipe', 'ignore'], encoding: 'utf8' }).trim();
    } catch {
      return undefined;
    }
  },

  restore(modes) {
    try {
      execFileSync('stty', [modes], { stdio: ['inherit', 'ignore', 'ignore'] });
    } catch {
      // The terminal is gone: the next read of a line finds out.
    }
  },
};
