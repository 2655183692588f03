import type { TerminalOutput } from '../shell/editor/terminal.ts';

/** The title of the terminal's window. */
export interface Title {
  show(text: string): void;
  /** Gives back the one that was there. */
  close(): void;
}

/**
 * xterm's control sequences (ctlseqs, "OSC Ps ; Pt BEL" and XTWINOPS 22 and 23, which keep a title and bring it back; who does not know those
 * keeps our last one). `undefined` for terminals without a window, which would show the text.
 */
export function createTitle(output: TerminalOutput, term: string | undefined): Title | undefined {
  if (term === undefined || term === '' || /^(dumb|linux|vt\d|cons|eterm|sun|wyse)/.test(term)) return undefined;
  let isKept = false;
  let shown: string | undefined;
  return {
    show(text) {
      if (text === shown) return;
      output.write(`${isKept ? '' : '\x1b[22;2t'}\x1b]2;${text}\x07`);
      isKept = true;
      shown = text;
    },
    close() {
      if (isKept) output.write('\x1b[23;2t');
      isKept = false;
    },
  };
}
