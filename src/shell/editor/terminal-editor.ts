import type { Key } from 'node:readline';
import { lendTerminal } from '../lend-terminal.ts';
import type { Editor, EditorHooks, Reading } from './editor.ts';
import { createLineKeys, type LineKeys } from './line-keys.ts';
import { createLineView, type LineView } from './line-view.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import { PASTE_OFF, PASTE_ON } from './paste.ts';
import { openLine, type EditedLine } from './readline.ts';
import { replaceLine } from './replace.ts';
import type { Terminal } from './terminal.ts';

/** An editor on node:readline; `undefined` where this Node's readline lacks what we stand on. */
export function createTerminalEditor(terminal: Terminal, hooks: EditorHooks = {}): Editor | undefined {
  const line = openLine(terminal.input);
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
  readonly #view: LineView;
  readonly #lineKeys: LineKeys;
  readonly #questionKeys: LineKeys;
  readonly #onContinue = (): void => this.#wakeUp();
  readonly #onResize = (): void => this.#view.draw();
  readonly #onEnd = (): void => this.close();
  #keys: LineKeys;
  #state: 'idle' | 'reading' | 'lent' | 'closed' = 'idle';
  #finish: ((reading: Reading) => void) | undefined;
  #typedAhead: (readonly [string | undefined, Key])[] = [];
  #heldBack = '';
  #isBrowsing = false;

  constructor(terminal: Terminal, hooks: EditorHooks, line: EditedLine) {
    this.#terminal = terminal;
    this.#hooks = hooks;
    this.#line = line;
    this.#view = createLineView(line, terminal.output, hooks, () => this.#state === 'reading');
    const edit = line._ttyWrite.bind(line);
    const actions = {
      cancel: () => this.#leaveRow('^C', { kind: 'cancelled' }),
      end: () => this.#leaveRow('', { kind: 'end' }),
      suspend: () => this.#suspend(),
      clearScreen: () => this.#clearScreen(),
      editElsewhere: () => void this.#editElsewhere(),
      enter: (text: string | undefined, key: Key) => {
        this.#view.settle();
        edit(text, key);
      },
      edit,
    };
    this.#lineKeys = createLineKeys(line, hooks, actions, this.#view.room);
    this.#questionKeys = createLineKeys(line, {}, { ...actions, editElsewhere: () => {} }, this.#view.room);
    this.#keys = this.#lineKeys;

    line._ttyWrite = (text, key) => this.#onKey(text, key);
    line._refreshLine = () => this.#view.drawSoon();
    line.on('line', (text) => {
      this.#write('\r\n');
      this.#view.forget();
      this.#settle({ kind: 'line', text: showNewlines(text) });
    });
    line.on('close', () => this.#onClosed());
    line.on('error', () => line.close()); // EIO: the terminal hung up
    terminal.input.prependListener('end', this.#onEnd); // before readline, which would give out the half-typed line
    terminal.signals.on('SIGCONT', this.#onContinue);
    terminal.output.on('resize', this.#onResize);
  }

  read(prompt: string): Promise<Reading> {
    return this.#read(prompt, this.#lineKeys);
  }

  async ask(question: string): Promise<string | undefined> {
    this.forgetKeys(); // what was typed before the question is no answer to it
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
        if (before === 'reading') this.#drawBelow();
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
    if (this.#state === 'reading') this.#view.erase();
    this.#write(block);
    this.#view.draw();
  }

  browseHistory(): void {
    this.#isBrowsing = true;
  }

  refresh(): void {
    this.#view.drawSoon();
  }

  forgetKeys(): void {
    this.#typedAhead = [];
  }

  close(): void {
    this.#line.close();
  }

  #read(prompt: string, keys: LineKeys): Promise<Reading> {
    if (this.#isClosed()) return Promise.resolve({ kind: 'end' });
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#keys = keys;
      this.#state = 'reading';
      const isBrowsing = this.#isBrowsing && keys === this.#lineKeys;
      if (isBrowsing) this.#isBrowsing = false;
      keys.begin(isBrowsing);
      this.#view.begin(prompt, keys);
      this.#drawBelow();
      this.#replay();
    });
  }

  #replay(): void {
    while (this.#state === 'reading') {
      const next = this.#typedAhead.shift();
      if (next === undefined) break;
      this.#keys.take(...next);
    }
    this.#view.drawSoon();
  }

  #onKey(text: string | undefined, key: Key): void {
    if (this.#state === 'reading') {
      this.#keys.take(text, key);
      this.#view.drawSoon();
    } else if (key.ctrl === true && key.name === 'c') {
      this.#typedAhead = [];
      this.#write('^C\r\n');
      this.#hooks.interrupt?.();
    } else {
      this.#typedAhead.push([text, key]);
    }
  }

  #leaveRow(mark: string, reading: Reading): void {
    this.#view.settle();
    this.#write(`${mark}\r\n`);
    this.#view.forget();
    this.#line.clearLine();
    this.#settle(reading);
  }

  /** Leaves the line, lets the process group be stopped, and comes back; at once where we lead the session and nothing stops. */
  #suspend(): void {
    const { cursor } = this.#line;
    this.#view.settle();
    this.#write(`\r\n${PASTE_OFF}`);
    this.#line.cursor = cursor;
    this.#terminal.input.setRawMode?.(false);
    this.#terminal.suspend();
    this.#terminal.input.setRawMode?.(true);
    this.#drawBelow();
  }

  /** After `fg` the parent shell may have left other modes than we set: set them once more. */
  #wakeUp(): void {
    if (this.#state !== 'reading') return;
    this.#terminal.input.setRawMode?.(false);
    this.#terminal.input.setRawMode?.(true);
    this.#write(PASTE_ON);
    this.#view.draw();
  }

  #clearScreen(): void {
    this.#write('\x1b[H\x1b[2J');
    this.#view.forget();
    this.#view.draw();
  }

  /** Keys that are typed before the other program has the terminal wait until it has ended. */
  async #editElsewhere(): Promise<void> {
    const { editElsewhere } = this.#hooks;
    if (editElsewhere === undefined) return;
    this.#view.erase();
    this.#state = 'idle';
    const text = await editElsewhere(showNewlines(this.#line.line)).catch(() => undefined);
    if (this.#isClosed()) return;
    this.#state = 'reading';
    if (text !== undefined) replaceLine(this.#line, hideNewlines(text));
    this.#drawBelow();
    this.#replay();
  }

  #drawBelow(): void {
    this.#write(PASTE_ON);
    this.#view.drawBelow();
  }

  #settle(reading: Reading): void {
    const finish = this.#finish;
    this.#finish = undefined;
    if (this.#state === 'reading') this.#state = 'idle';
    finish?.(reading);
  }

  #onClosed(): void {
    this.#terminal.signals.off('SIGCONT', this.#onContinue);
    this.#terminal.output.off('resize', this.#onResize);
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
