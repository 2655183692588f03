import type { Paper, Picture } from './paint/frame.ts';
import { erase, freshRow, repaint, type Painted } from './paint/repaint.ts';
import type { TerminalOutput } from './terminal.ts';

/** Puts pictures on the terminal, each in place of the one before. */
export interface Painter {
  paper(): Paper;
  draw(picture: Picture): void;
  /** Brings the cursor to the start of an empty row; nothing is painted there yet. */
  startAnew(): void;
  /** Forgets what was painted: the cursor is at the start of an empty row. */
  forget(): void;
  /** Takes the picture off the screen; the cursor is where the prompt began. */
  erase(): void;
}

export function createPainter(output: Pick<TerminalOutput, 'write' | 'columns' | 'rows'>, canvas: () => Pick<Paper, 'color' | 'unicode' | 'theme'>): Painter {
  let painted: Painted | undefined;

  function paper(): Paper {
    return { ...canvas(), width: output.columns || 80, height: output.rows || 24 };
  }

  return {
    paper,
    draw(picture) {
      const step = repaint(painted, picture, paper());
      painted = step.painted;
      output.write(step.bytes);
    },
    startAnew() {
      painted = undefined;
      output.write(freshRow(paper().width));
    },
    forget() {
      painted = undefined;
    },
    erase() {
      output.write(erase(painted, paper()));
      painted = undefined;
    },
  };
}
