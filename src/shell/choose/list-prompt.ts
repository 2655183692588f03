import Prompt, { type PressedKey } from 'enquirer/lib/prompt.js';
import { arrange, type Choices } from '../../render/choices.ts';
import { printableSentence } from '../../render/printable.ts';
import { paint } from '../../render/theme.ts';
import { moveIn, type MenuMove } from '../editor/menu.ts';
import { createPainter, type Painter } from '../editor/painter.ts';
import { withoutControls } from '../editor/paste.ts';
import type { Paper } from '../editor/paint/frame.ts';
import type { Terminal, TerminalOutput } from '../editor/terminal.ts';
import type { Choosable } from '../../commands/scope.ts';
import { fittingChoices } from './fitting-choices.ts';

export type Colors = () => Pick<Paper, 'color' | 'unicode' | 'theme'>;

/** A list that one filters by typing, with the look and the keys of the history's. It is gone when something was chosen, and when it was left. */
export class ListPrompt extends Prompt {
  readonly terminal: Terminal;
  readonly #title: string;
  readonly #choices: readonly Choosable[];
  readonly #painter: Painter;
  readonly #redraw = (): void => void this.render();
  #typed = '';
  #fitting: readonly number[];
  #menu: Choices;

  constructor(terminal: Terminal, colors: Colors, title: string, choices: readonly Choosable[]) {
    super({ stdin: terminal.input, stdout: terminal.output, actions: ACTIONS });
    this.terminal = terminal;
    this.#title = title;
    this.#choices = choices;
    this.#painter = createPainter(belowLine(terminal.output), colors);
    this.#fitting = choices.map((_, at) => at);
    this.#menu = this.#menuOf(Math.max(0, choices.findIndex(({ isCurrent }) => isCurrent === true)));
    this.#painter.startAnew();
    terminal.output.on('resize', this.#redraw);
  }

  /** An index into what there was to choose from. */
  get chosen(): number | undefined {
    return this.#menu.selected === undefined ? undefined : this.#fitting[this.#menu.selected];
  }

  override async render(): Promise<void> {
    if (this.state.submitted) return;
    const tail = this.#typed === '' ? HINT : this.#fitting.length === 0 ? '  nothing fits' : '';
    const prompt = paint(`${printableSentence(this.#title)}> `, 'heading', this.#painter.paper());
    this.#painter.draw({ prompt, line: this.#typed, cursor: this.#typed.length, spans: [], tail, choices: this.#fitting.length === 0 ? undefined : this.#menu });
  }

  /** Nothing happens where nothing fits. */
  override async submit(): Promise<void> {
    if (this.chosen !== undefined) await super.submit();
  }

  override async close(): Promise<void> {
    this.terminal.output.off('resize', this.#redraw);
    this.#painter.erase();
    this.state.closed = true;
    this.emit('close');
  }

  /** What is typed is shown behind the cursor, which therefore stays. */
  override cursorHide(): void {}

  override dispatch(text: string | undefined, _key: PressedKey): void {
    const more = withoutControls(text ?? '').replaceAll(/[\n\t]/g, ' ');
    if (more !== '') this.#filter(this.#typed + more);
  }

  leave(): void {
    void this.cancel();
  }

  // What ACTIONS name:

  moveDown(): void {
    this.#move('next');
  }

  moveUp(): void {
    this.#move('previous');
  }

  movePageDown(): void {
    this.#move('page down');
  }

  movePageUp(): void {
    this.#move('page up');
  }

  moveFirst(): void {
    this.#select(0);
  }

  moveLast(): void {
    this.#select(this.#fitting.length - 1);
  }

  dropLetter(): void {
    this.#filter([...this.#typed].slice(0, -1).join(''));
  }

  dropWord(): void {
    this.#filter(this.#typed.replace(/\S+\s*$/, ''));
  }

  dropAll(): void {
    this.#filter('');
  }

  #move(move: MenuMove): void {
    const paper = this.#painter.paper();
    this.#menu = moveIn(this.#menu, move, arrange(this.#menu, paper), Math.max(1, Math.floor(paper.height / 2)));
    this.#redraw();
  }

  #select(at: number): void {
    if (this.#menu.selected !== undefined) this.#menu = { ...this.#menu, selected: at };
    this.#redraw();
  }

  #filter(typed: string): void {
    this.#typed = typed;
    this.#fitting = fittingChoices(this.#choices, typed);
    this.#menu = this.#menuOf(0);
    this.#redraw();
  }

  #menuOf(selected: number): Choices {
    const items = this.#fitting.flatMap((at) => this.#choices[at] ?? []);
    return { items, selected: items.length === 0 ? undefined : selected, isGrid: false };
  }
}

/** A row less: the line that asked stays in sight. */
function belowLine(output: TerminalOutput): Pick<TerminalOutput, 'write' | 'columns' | 'rows'> {
  return {
    write: (text: string | Uint8Array) => output.write(text),
    get columns() {
      return output.columns || 80;
    },
    get rows() {
      return Math.max(2, (output.rows || 24) - 1);
    },
  };
}

const HINT = 'type to filter; Enter takes, Esc leaves';

/** The names of keys are enquirer's. What it would do at others (Ctrl-N adds a choice, F1 types "undefined") is left out. */
const ACTIONS = {
  keys: {
    return: 'submit',
    enter: 'submit',
    escape: 'cancel',
    down: 'moveDown',
    tab: 'moveDown',
    up: 'moveUp',
    pagedown: 'movePageDown',
    pageup: 'movePageUp',
    home: 'moveFirst',
    end: 'moveLast',
    backspace: 'dropLetter',
  },
  ctrl: { c: 'cancel', d: 'cancel', g: 'cancel', n: 'moveDown', p: 'moveUp', h: 'dropLetter', w: 'dropWord', u: 'dropAll' },
  shift: { tab: 'moveUp' },
  option: {},
};
