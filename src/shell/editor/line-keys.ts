import type { Key } from 'node:readline';
import type { Choices } from '../../render/choices.ts';
import type { EditorHooks, RoleSpan } from './editor.ts';
import { nameOf, type KeyName } from './keys.ts';
import type { MenuRoom } from './menu-room.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import { createPasteCollector } from './paste.ts';
import type { EditedLine } from './readline.ts';
import { createRecall, type Recall } from './recall.ts';
import { replaceLine } from './replace.ts';
import { createSearchMenu } from './search-menu.ts';
import { firstWord, suggestFrom } from './suggestion.ts';
import { createTabMenu } from './tab-menu.ts';
import { editWholeLetter } from './whole-letters.ts';

/** What a key can ask for beyond the line itself. */
export interface KeyActions {
  cancel(): void;
  end(): void;
  suspend(): void;
  clearScreen(): void;
  editElsewhere(): void;
  /** The line is done. */
  enter(text: string | undefined, key: Key): void;
  /** What readline does with the key. */
  edit(text: string | undefined, key: Key): void;
}

/** What there is to see besides the line itself. */
export interface Look {
  /** The line holds what is looked for in the history. */
  readonly isSearching: boolean;
  readonly spans: readonly RoleSpan[];
  readonly tail: string;
  readonly choices: Choices | undefined;
}

export interface LineKeys {
  take(text: string | undefined, key: Key): void;
  /** A new line begins; with the history to choose from, if that was asked for. */
  begin(isBrowsing: boolean): void;
  look(): Look;
}

/** What the keys do to the line that is being read. */
export function createLineKeys(line: EditedLine, hooks: Pick<EditorHooks, 'beginLine' | 'complete' | 'history' | 'highlight' | 'hint'>, actions: KeyActions, room: MenuRoom): LineKeys {
  const history = (): readonly string[] => hooks.history?.() ?? [];
  const paste = createPasteCollector();
  const menu = createTabMenu(line, hooks.complete, room);
  const search = createSearchMenu(line, history, room);
  let recall: Recall | undefined;
  let known: readonly string[] = [];
  let isPasted = false;
  let isAfterPrefix = false;
  let entered = '';

  function take(text: string | undefined, key: Key): void {
    const pasted = paste.take(text, key);
    if (pasted === 'taken') return;
    line.isCompletionEnabled = true;
    isPasted = pasted !== undefined;
    if (pasted === undefined) {
      const name = nameOf(key, isAfterPrefix);
      isAfterPrefix = name === 'prefix';
      takeNamed(name, text, key);
    } else {
      recall = undefined;
      menu.close();
      line._insertString(hideNewlines(pasted.text));
    }
    if (search.isOpen()) search.update();
  }

  function takeNamed(name: KeyName, text: string | undefined, key: Key): void {
    if (search.isOpen() ? search.take(name) : menu.take(name)) return;
    const isListed = menu.choices() !== undefined;
    const before = line.line;
    if (!isListed || !isTyping(name, text, key)) menu.close();
    if ((name === 'older' || name === 'newer') && !search.isOpen()) {
      stepThroughHistory(name);
      return;
    }
    recall = undefined;
    act(name, text, key);
    if (isListed && isTyping(name, text, key) && line.line !== before) menu.follow();
  }

  function act(name: KeyName, text: string | undefined, key: Key): void {
    const suggestion = suggest();
    if (name === 'cancel') actions.cancel();
    else if (name === 'suspend') actions.suspend();
    else if (name === 'clear') actions.clearScreen();
    else if (name === 'editor') actions.editElsewhere();
    else if (name === 'enter') enter(text, key);
    else if (name === 'end' && line.line === '') actions.end();
    else if (name === 'tab') menu.ask();
    else if (name === 'search') search.open();
    else if (suggestion !== '' && TAKES_ALL.has(name)) line._insertString(hideNewlines(suggestion));
    else if (suggestion !== '' && name === 'word right') line._insertString(hideNewlines(firstWord(suggestion)));
    else if (name === 'word left' || name === 'word right') actions.edit(undefined, { ctrl: true, name: name === 'word left' ? 'left' : 'right' });
    else if (!WITHOUT_EFFECT.has(name)) editWholeLetter(line, text, key, actions.edit);
  }

  function enter(text: string | undefined, key: Key): void {
    entered = showNewlines(line.line);
    actions.enter(text, key);
  }

  function stepThroughHistory(name: 'older' | 'newer'): void {
    recall ??= createRecall((known = history()), showNewlines(line.line), showNewlines(line.line.slice(0, line.cursor)));
    const entry = name === 'older' ? recall.older() : recall.newer();
    if (entry !== undefined) replaceLine(line, hideNewlines(entry));
  }

  /** What history goes on with, where the cursor is; nothing behind what was pasted, which is whole. */
  function suggest(): string {
    if (search.isOpen() || isPasted || line.cursor !== line.line.length) return '';
    return suggestFrom(known, showNewlines(line.line));
  }

  /** A list says more than a hint. */
  function tailBehind(text: string): string {
    const suggestion = hideNewlines(suggest());
    return suggestion !== '' || isPasted || menu.choices() !== undefined ? suggestion : (hooks.hint?.(text) ?? '');
  }

  return {
    take,
    begin(isBrowsing) {
      recall = undefined;
      isPasted = false;
      isAfterPrefix = false;
      known = history();
      hooks.beginLine?.();
      menu.close();
      search.close();
      if (isBrowsing) search.open(entered);
    },
    look() {
      const text = showNewlines(line.line);
      if (search.isOpen()) {
        const choices = search.choices();
        return { isSearching: true, spans: [], tail: choices?.items.length === 0 ? '  nothing found' : '', choices };
      }
      return { isSearching: false, spans: hooks.highlight?.(text) ?? [], tail: tailBehind(text), choices: menu.choices() };
    },
  };
}

const TAKES_ALL: ReadonlySet<KeyName> = new Set(['right', 'line end']);
const WITHOUT_EFFECT: ReadonlySet<KeyName> = new Set(['nothing', 'prefix', 'leave', 'page up', 'page down', 'back tab']);

/** A letter more or less of the word for which a list is shown. */
function isTyping(name: KeyName, text: string | undefined, key: Key): boolean {
  if (name !== 'other') return false;
  return key.name === 'backspace' || (text !== undefined && key.ctrl !== true && key.meta !== true && /^[^\s\p{Cc}]+$/u.test(text));
}
