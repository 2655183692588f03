import type { Key } from 'node:readline';
import { lendTerminal } from '../lend-terminal.ts';
import type { Candidate, Editor, EditorHooks, Reading } from './editor.ts';
import { createKeyHandler, type KeyHandler } from './keys.ts';
import { showNewlines } from './newlines.ts';
import { createPainter, freshRow, type Painter } from './painter.ts';
import { PASTE_OFF, PASTE_ON } from './paste.ts';
import { openLine, type EditedLine } from './readline.ts';
import type { Terminal } from './terminal.ts';

/** An editor on node:readline; `undefined` where this Node's readline lacks what we stand on. */
export function createTerminalEditor(terminal: Terminal, hooks: EditorHooks = {}): Editor | undefined {
  const line = openLine(terminal.input, terminal.output);
  return line === undefined ? undefined : new TerminalEditor(terminal, hooks, line);
}

/**
 * Keys always come to us unless the terminal is lent. While no line is read they wait in `typedAhead`, but Ctrl-C, which is for
 * the command that runs.
 */
class TerminalEditor implements Editor {
  readonly #terminal: Terminal;
  readonly #hooks: EditorHooks;
  readonly #line: EditedLine;
  readonly #painter: Painter;
  readonly #lineKeys: KeyHandler;
  readonly #questionKeys: KeyHandler;
  readonly #onContinue = (): void => this.#wakeUp();
  readonly #onEnd = (): void => this.close();
  #keys: KeyHandler;
  #state: 'idle' | 'reading' | 'lent' | 'closed' = 'idle';
  #finish: ((reading: Reading) => void) | undefined;
  #typedAhead: (readonly [string | undefined, Key])[] = [];
  #heldBack = '';

  constructor(terminal: Terminal, hooks: EditorHooks, line: EditedLine) {
    this.#terminal = terminal;
    this.#hooks = hooks;
    this.#line = line;
    this.#painter = createPainter(line, terminal.output, hooks);
    const actions = {
      cancel: () => this.#leaveRow('^C', { kind: 'cancelled' }),
      end: () => this.#leaveRow('', { kind: 'end' }),
      suspend: () => this.#suspend(),
      list: (candidates: readonly Candidate[]) => this.#list(candidates),
      edit: this.#editWith(line._ttyWrite.bind(line)),
    };
    this.#lineKeys = createKeyHandler(line, hooks, actions);
    this.#questionKeys = createKeyHandler(line, {}, actions);
    this.#keys = this.#lineKeys;

    line._ttyWrite = (text, key) => this.#onKey(text, key);
    line._refreshLine = () => this.#draw();
    line.on('line', (text) => this.#settle({ kind: 'line', text: showNewlines(text) }));
    line.on('close', () => this.#onClosed());
    line.on('error', () => line.close()); // EIO: the terminal hung up
    terminal.input.prependListener('end', this.#onEnd); // before readline, which would give out the half-typed line
    terminal.signals.on('SIGCONT', this.#onContinue);
  }

  read(prompt: string): Promise<Reading> {
    return this.#read(prompt, this.#lineKeys);
  }

  async ask(question: string): Promise<string | undefined> {
    this.#typedAhead = []; // what was typed before the question is no answer to it
    const reading = await this.#read(question, this.#questionKeys);
    return reading.kind === 'line' ? reading.text : undefined;
  }

  async lend<T>(use: () => Promise<T>, signalOf?: (result: T) => string | undefined): Promise<T> {
    const before = this.#state;
    if (before === 'closed' || before === 'lent') return use();
    this.#write(PASTE_OFF);
    this.#state = 'lent';
    try {
      return await lendTerminal(this.#terminal, use, { signalOf, isWantedBack: () => this.#state !== 'closed' });
    } finally {
      if (!this.#isClosed()) {
        this.#state = before;
        if (before === 'reading') this.#redrawBelow();
        if (this.#heldBack !== '') this.print(this.#heldBack);
        this.#heldBack = '';
      }
    }
  }

  print(text: string): void {
    const block = text.endsWith('\n') ? text : `${text}\n`;
    if (this.#state === 'lent') {
      this.#heldBack += block;
      return;
    }
    if (this.#state === 'reading') this.#painter.erase();
    this.#write(block);
    this.#draw();
  }

  close(): void {
    this.#line.close();
  }

  #read(prompt: string, keys: KeyHandler): Promise<Reading> {
    if (this.#isClosed()) return Promise.resolve({ kind: 'end' });
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#keys = keys;
      this.#state = 'reading';
      this.#line.setPrompt(prompt);
      this.#redrawBelow();
      this.#replay();
    });
  }

  #replay(): void {
    while (this.#state === 'reading') {
      const next = this.#typedAhead.shift();
      if (next === undefined) return;
      this.#keys(...next);
    }
  }

  #onKey(text: string | undefined, key: Key): void {
    if (this.#state === 'reading') {
      this.#keys(text, key);
    } else if (key.ctrl === true && key.name === 'c') {
      this.#typedAhead = [];
      this.#write('^C\r\n');
      this.#hooks.interrupt?.();
    } else {
      this.#typedAhead.push([text, key]);
    }
  }

  /** readline writes a typed character without drawing the line anew, where paint and hint have to change. */
  #editWith(edit: KeyHandler): KeyHandler {
    if (this.#hooks.paint === undefined && this.#hooks.hint === undefined) return edit;
    return (text, key) => {
      if (key.name === 'return' || key.name === 'enter') this.#painter.settle();
      edit(text, key);
      this.#draw();
    };
  }

  #leaveRow(mark: string, reading: Reading): void {
    this.#painter.settle();
    this.#write(mark);
    this.#line.clearLine();
    this.#settle(reading);
  }

  #list(candidates: readonly Candidate[]): void {
    const list = this.#hooks.drawList?.(candidates) ?? candidates.map(({ shown }) => shown).join('\n');
    const { cursor } = this.#line;
    this.#painter.settle();
    this.#write(`\r\n${list}\r\n`);
    this.#line.cursor = cursor;
    this.#painter.startAnew();
    this.#draw();
  }

  /** Leaves the line, lets the process group be stopped, and comes back; at once where we lead the session and nothing stops. */
  #suspend(): void {
    const { cursor } = this.#line;
    this.#painter.settle();
    this.#write(`\r\n${PASTE_OFF}`);
    this.#line.cursor = cursor;
    this.#painter.startAnew();
    this.#terminal.input.setRawMode?.(false);
    this.#terminal.suspend();
    this.#terminal.input.setRawMode?.(true);
    this.#redrawBelow();
  }

  /** After `fg` the parent shell may have left other modes than we set: set them once more. */
  #wakeUp(): void {
    if (this.#state !== 'reading') return;
    this.#terminal.input.setRawMode?.(false);
    this.#terminal.input.setRawMode?.(true);
    this.#write(PASTE_ON);
    this.#draw();
  }

  #redrawBelow(): void {
    this.#write(freshRow(this.#terminal.output.columns) + PASTE_ON);
    this.#painter.startAnew();
    this.#draw();
  }

  #draw(): void {
    if (this.#state === 'reading') this.#painter.draw();
  }

  #settle(reading: Reading): void {
    const finish = this.#finish;
    this.#finish = undefined;
    if (this.#state === 'reading') this.#state = 'idle';
    finish?.(reading);
  }

  #onClosed(): void {
    this.#terminal.signals.off('SIGCONT', this.#onContinue);
    this.#terminal.input.off('end', this.#onEnd);
    this.#write(this.#state === 'reading' ? `\r\n${PASTE_OFF}` : PASTE_OFF);
    this.#state = 'closed';
    this.#settle({ kind: 'end' });
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #write(text: string): void {
    this.#terminal.output.write(text);
  }
}
