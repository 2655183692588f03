import { arrange } from '../../render/choices.ts';
import { paint } from '../../render/theme.ts';
import type { EditorHooks } from './editor.ts';
import type { LineKeys } from './line-keys.ts';
import type { MenuRoom } from './menu-room.ts';
import type { Picture } from './paint/frame.ts';
import { createPainter } from './painter.ts';
import type { EditedLine } from './readline.ts';
import type { TerminalOutput } from './terminal.ts';

/** The line that is being read, on the screen. */
export interface LineView {
  readonly room: MenuRoom;
  /** A new line, with the keys that say what else there is to see. */
  begin(prompt: string, keys: Pick<LineKeys, 'look'>): void;
  draw(): void;
  /** One drawing for all the keys that came together. */
  drawSoon(): void;
  /** As it stays on the screen: nothing grey, no list, the cursor behind it. */
  settle(): void;
  /** On a row of its own below whatever stands there. */
  drawBelow(): void;
  /** The cursor was moved to an empty row: nothing is painted there. */
  forget(): void;
  erase(): void;
}

/** Draws only while `isReading`. */
export function createLineView(line: EditedLine, output: TerminalOutput, hooks: Pick<EditorHooks, 'canvas'>, isReading: () => boolean): LineView {
  const painter = createPainter(output, () => hooks.canvas?.() ?? { color: false, unicode: true });
  let prompt = '';
  let keys: Pick<LineKeys, 'look'> | undefined;
  let isDrawingSoon = false;

  function draw(): void {
    if (!isReading() || keys === undefined) return;
    const { isSearching, spans, tail, choices } = keys.look();
    const lead = isSearching ? paint('history> ', 'heading', painter.paper()) : prompt;
    painter.draw({ ...plain(spans), prompt: lead, tail, choices });
  }

  function drawSoon(): void {
    if (isDrawingSoon) return;
    isDrawingSoon = true;
    queueMicrotask(() => {
      isDrawingSoon = false;
      draw();
    });
  }

  function plain(spans: Picture['spans']): Picture {
    return { prompt, line: line.line, cursor: line.cursor, spans, tail: '', choices: undefined };
  }

  return {
    room: {
      refresh: drawSoon,
      arrange: (choices) => arrange(choices, painter.paper()),
      page: () => Math.max(1, Math.floor(painter.paper().height / 2)),
    },
    begin(newPrompt, newKeys) {
      prompt = newPrompt;
      keys = newKeys;
    },
    draw,
    drawSoon,
    settle() {
      line.cursor = line.line.length;
      painter.draw(plain(keys?.look().spans ?? []));
    },
    drawBelow() {
      painter.startAnew();
      draw();
    },
    forget: () => painter.forget(),
    erase: () => painter.erase(),
  };
}
