import type { Choices } from '../../render/choices.ts';
import type { Candidate, Completion, EditorHooks } from './editor.ts';
import type { KeyName } from './keys.ts';
import { moveIn, type MenuMove } from './menu.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import type { EditedLine } from './readline.ts';
import { replaceInLine } from './replace.ts';
import { decideTab, inOrder, takenText } from './tab.ts';
import type { MenuRoom } from './menu-room.ts';

/** What Tab asks, and the list that comes of it. */
export interface TabMenu {
  choices(): Choices | undefined;
  /** Asks what could stand at the cursor. Never waits: the answer comes when it comes, and none after `close`. */
  ask(): void;
  /** The word was typed on while its list was shown: the list follows it. */
  follow(): void;
  close(): void;
  /** True when the key was for the list. */
  take(name: KeyName): boolean;
}

interface Menu extends Choices {
  readonly candidates: readonly Candidate[];
  readonly span: Completion['span'];
  /** It came by typing on: Tab still takes what all have in common, before it selects. */
  readonly isFollowing: boolean;
}

export function createTabMenu(line: EditedLine, complete: EditorHooks['complete'], room: MenuRoom): TabMenu {
  let menu: Menu | undefined;
  let asked = new AbortController();
  let isAnswered = true;
  let tabsAhead = 0;

  async function ask(decide: typeof decideTab): Promise<void> {
    asked.abort();
    asked = new AbortController();
    isAnswered = false;
    tabsAhead = 0;
    const { signal } = asked;
    const completion = await answer(signal);
    if (signal.aborted) return;
    isAnswered = true;
    menu = undefined;
    if (completion !== undefined) {
      const { span } = completion;
      const step = decide(showNewlines(line.line), completion);
      if (step.kind === 'replace') replaceInLine(line, span.start, span.end, hideNewlines(step.text));
      if (step.kind === 'list') menu = menuOf(step.candidates, span, decide === listOnly);
      for (; menu !== undefined && tabsAhead > 0; tabsAhead -= 1) menu = moveIn(menu, 'next', room.arrange(menu), room.page());
    }
    room.refresh();
  }

  /** No answer is one too: a Tab that fails must not take the line with it. */
  async function answer(signal: AbortSignal): Promise<Completion | undefined> {
    try {
      return await complete?.(showNewlines(line.line), line.cursor, signal);
    } catch {
      return undefined;
    }
  }

  function close(): void {
    asked.abort(); // the answer to an earlier Tab would meet another line
    menu = undefined;
    isAnswered = true;
  }

  return {
    choices: () => menu,
    ask: () => void ask(decideTab),
    follow: () => void ask(listOnly),
    close,

    take(name) {
      if (name === 'tab' && !isAnswered && menu === undefined) {
        tabsAhead += 1; // it is for the list that is on its way
        return true;
      }
      if (menu === undefined || !isAnswered) return false;
      if (name === 'leave') {
        close();
        return true;
      }
      if (name === 'enter' && menu.selected !== undefined) {
        const { candidates, span, selected } = menu;
        const candidate = candidates[selected];
        close();
        if (candidate !== undefined) replaceInLine(line, span.start, span.end, hideNewlines(takenText(showNewlines(line.line), span, candidate)));
        return true;
      }
      const move = MOVES.get(name);
      if (move === undefined || (menu.selected === undefined && (SIDEWAYS.has(move) || (menu.isFollowing && name === 'tab')))) return false;
      menu = moveIn(menu, move, room.arrange(menu), room.page());
      return true;
    },
  };
}

const MOVES: ReadonlyMap<KeyName, MenuMove> = new Map([
  ['tab', 'next'],
  ['back tab', 'previous'],
  ['newer', 'next'],
  ['older', 'previous'],
  ['left', 'left'],
  ['right', 'right'],
  ['page down', 'page down'],
  ['page up', 'page up'],
]);

/** Keys that are for the line as long as nothing is selected. */
const SIDEWAYS: ReadonlySet<MenuMove> = new Set(['left', 'right', 'page down', 'page up']);

/** While one types on, nothing is put into the line; a word that is whole needs no list. */
const listOnly: typeof decideTab = (line, completion) => {
  const typed = line.slice(completion.span.start, completion.span.end);
  const candidates = inOrder(typed, completion.candidates);
  const isDone = candidates.length === 0 || (candidates.length === 1 && candidates[0]?.value === typed);
  return isDone ? { kind: 'nothing' } : { kind: 'list', candidates };
};

function menuOf(candidates: readonly Candidate[], span: Completion['span'], isFollowing: boolean): Menu {
  return { items: candidates, candidates, span, isFollowing, selected: undefined, isGrid: !candidates.some(({ description }) => description) };
}
