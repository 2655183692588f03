import type { Choices } from '../../render/choices.ts';
import { searchHistory } from './history-search.ts';
import type { KeyName } from './keys.ts';
import type { MenuRoom } from './menu-room.ts';
import { moveIn, type MenuMove } from './menu.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import type { EditedLine } from './readline.ts';
import { replaceLine } from './replace.ts';

/** The history as a list that one filters by typing (Ctrl-R). Meanwhile the line holds what is looked for. */
export interface SearchMenu {
  isOpen(): boolean;
  choices(): Choices | undefined;
  /** `except` is left out: the line that asked for the list. */
  open(except?: string): void;
  /** True when the key was for the list; else it edits what is looked for. */
  take(name: KeyName): boolean;
  /** What is looked for has changed. */
  update(): void;
  /** The line as it was before, should one be left behind. */
  close(): void;
}

export function createSearchMenu(line: EditedLine, history: () => readonly string[], room: MenuRoom): SearchMenu {
  let before: { readonly text: string; readonly cursor: number } | undefined;
  let entries: readonly string[] = [];
  let query: string | undefined;
  let menu: (Choices & { readonly found: readonly string[] }) | undefined;

  function update(): void {
    const wanted = showNewlines(line.line);
    if (wanted === query) return;
    query = wanted;
    const found = searchHistory(entries, wanted);
    menu = { found, items: found.map((shown) => ({ shown })), selected: found.length > 0 ? 0 : undefined, isGrid: false };
  }

  function close(): void {
    before = undefined;
    menu = undefined;
    query = undefined;
    entries = [];
  }

  function leave(): void {
    if (before !== undefined) {
      line.line = before.text;
      line.cursor = before.cursor;
    }
    close();
  }

  /** Nothing happens where nothing is found: what is looked for is no line to run. */
  function takeSelected(): void {
    const entry = menu?.selected === undefined ? undefined : menu.found[menu.selected];
    if (entry === undefined) return;
    replaceLine(line, hideNewlines(entry));
    close();
  }

  return {
    isOpen: () => before !== undefined,
    choices: () => menu,
    open(except) {
      before = { text: line.line, cursor: line.cursor };
      entries = history().filter((entry) => entry !== except);
      line.cursor = line.line.length;
      update();
    },
    take(name) {
      const move = MOVES.get(name);
      if (name === 'enter') takeSelected();
      else if (name === 'leave' || name === 'cancel' || name === 'end') leave();
      else if (move !== undefined && menu !== undefined) menu = moveIn(menu, move, room.arrange(menu), room.page());
      else return IGNORED.has(name);
      return true;
    },
    update,
    close,
  };
}

const MOVES: ReadonlyMap<KeyName, MenuMove> = new Map([
  ['search', 'next'],
  ['tab', 'next'],
  ['newer', 'next'],
  ['back tab', 'previous'],
  ['older', 'previous'],
  ['page down', 'page down'],
  ['page up', 'page up'],
]);

const IGNORED: ReadonlySet<KeyName> = new Set(['nothing', 'prefix', 'editor']);
