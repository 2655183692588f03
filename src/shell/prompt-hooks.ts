import { argumentHint } from '../grammar/argument-hint.ts';
import { createAnticipation } from './completion/anticipate.ts';
import { completeLine } from './completion/complete.ts';
import { editElsewhere } from './edit-elsewhere.ts';
import type { EditorHooks } from './editor/editor.ts';
import { highlightLine } from './highlight/highlight.ts';
import { createKnown, type Known } from './highlight/known.ts';
import type { History } from './history.ts';
import type { Shell } from './shell.ts';

/** Where a shell will sit: the editor is there before it, since the shell is opened with what the editor lends. */
export interface Seat {
  shell?: Shell;
  /** What is known of words has changed, and so has the line as it is drawn. */
  refresh?: (() => void) | undefined;
}

/** What the editor asks a shell for. */
export function promptHooks(seat: Seat, history: Pick<History, 'entries'>): EditorHooks & Required<Pick<EditorHooks, 'canvas'>> {
  let known: Known | undefined;
  let anticipate: ((line: string) => void) | undefined;
  let drawn = '';

  return {
    history: history.entries,
    interrupt: () => seat.shell?.interrupt(),
    beginLine() {
      known?.beginLine();
      anticipate = undefined; // what the last line has read may be old
    },
    canvas() {
      if (seat.shell === undefined) return { color: false, unicode: false };
      const { out, err } = seat.shell.ports;
      const canvas = out.canvas();
      return canvas.isTerminal ? canvas : err.canvas(); // the prompt is where the terminal is
    },
    complete: async (line, cursor, signal) => (seat.shell === undefined ? { span: { start: cursor, end: cursor }, candidates: [] } : await completeLine(seat.shell, line, cursor, signal)),
    editElsewhere: async (line) => (seat.shell === undefined ? undefined : await editElsewhere(seat.shell, line)),
    highlight(line) {
      if (seat.shell === undefined) return [];
      known ??= createKnown(seat.shell, () => seat.refresh?.());
      anticipate ??= createAnticipation(seat.shell);
      if (line !== drawn) anticipate(line);
      drawn = line;
      return highlightLine(line, seat.shell, known);
    },
    hint: (line) => (seat.shell === undefined ? '' : argumentHint(seat.shell.aliases.expand(line), seat.shell.ports.commands)),
  };
}
