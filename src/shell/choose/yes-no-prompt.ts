import Confirm from 'enquirer/lib/prompts/confirm.js';
import type { PressedKey } from 'enquirer/lib/prompt.js';
import { createPainter, type Painter } from '../editor/painter.ts';
import type { Terminal } from '../editor/terminal.ts';
import type { Colors } from './list-prompt.ts';

/**
 * A question that is answered with y or n and Enter: no key alone does what can not be undone, and whoever types `yes` has said no more than
 * that. No is what holds without an answer. It stays on the screen, with what was answered.
 */
export class YesNoPrompt extends Confirm {
  readonly terminal: Terminal;
  readonly #question: string;
  readonly #painter: Painter;
  readonly #redraw = (): void => void this.render();
  #answer: boolean | undefined;

  constructor(terminal: Terminal, colors: Colors, question: string) {
    super({ stdin: terminal.input, stdout: terminal.output, actions: ACTIONS });
    this.terminal = terminal;
    this.#question = question;
    this.#painter = createPainter(terminal.output, colors);
    this.#painter.startAnew();
    terminal.output.on('resize', this.#redraw);
  }

  get answer(): boolean {
    return this.#answer === true;
  }

  override async render(): Promise<void> {
    if (this.state.closed) return;
    const isAnswered = this.#answer !== undefined || this.state.submitted;
    const line = this.state.cancelled ? 'cancelled' : isAnswered ? (this.answer ? 'yes' : 'no') : '';
    this.#painter.draw({ prompt: `${this.#question} `, line, cursor: line.length, spans: [], tail: '', choices: undefined });
  }

  override async close(): Promise<void> {
    this.terminal.output.off('resize', this.#redraw);
    this.terminal.output.write('\r\n');
    this.state.closed = true;
    this.emit('close');
  }

  override cursorHide(): void {}

  /** What is pasted answers nothing. */
  override dispatch(text: string | undefined, { isPasted }: PressedKey): void {
    if (isPasted === true || text === undefined || !/^[yn]$/i.test(text)) return;
    this.#answer = this.cast(text);
    this.#redraw();
  }

  leave(): void {
    void this.cancel();
  }

  // What ACTIONS name:

  takeBack(): void {
    this.#answer = undefined;
    this.#redraw();
  }
}

const ACTIONS = {
  keys: { return: 'submit', enter: 'submit', escape: 'cancel', backspace: 'takeBack' },
  ctrl: { c: 'cancel', d: 'cancel', g: 'cancel', h: 'takeBack', u: 'takeBack' },
  shift: {},
  option: {},
};
