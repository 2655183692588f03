import type { Key } from 'node:readline';
import type { Candidate, Completion, EditorHooks } from './editor.ts';
import { hideNewlines, showNewlines } from './newlines.ts';
import { createPasteCollector } from './paste.ts';
import type { EditedLine } from './readline.ts';
import { createRecall, type Recall } from './recall.ts';
import { decideTab } from './tab.ts';

/** What a key can ask for beyond the line itself. */
export interface KeyActions {
  cancel(): void;
  end(): void;
  suspend(): void;
  list(candidates: readonly Candidate[]): void;
  /** What readline does with the key. */
  edit(text: string | undefined, key: Key): void;
}

export type KeyHandler = (text: string | undefined, key: Key) => void;

/** The keys that do something else than in readline; the others go to it. */
export function createKeyHandler(line: EditedLine, hooks: Pick<EditorHooks, 'complete' | 'history'>, actions: KeyActions): KeyHandler {
  const paste = createPasteCollector();
  let recall: Recall | undefined;
  let asked = new AbortController();

  return (text, key) => {
    const pasted = paste.take(text, key);
    if (pasted === 'taken') return;
    asked.abort(); // the answer to an earlier Tab would meet another line
    line.isCompletionEnabled = true;
    if (pasted !== undefined) {
      recall = undefined;
      line._insertString(hideNewlines(pasted.text));
      return;
    }
    const name = nameOf(key);
    if (name === 'older' || name === 'newer') {
      recall ??= createRecall(hooks.history?.() ?? [], showNewlines(line.line), showNewlines(line.line.slice(0, line.cursor)));
      const entry = name === 'older' ? recall.older() : recall.newer();
      if (entry !== undefined) replaceAll(hideNewlines(entry));
      return;
    }
    recall = undefined;
    if (name === 'cancel') actions.cancel();
    else if (name === 'suspend') actions.suspend();
    else if (name === 'end' && line.line === '') actions.end();
    else if (name === 'tab') void complete();
    else if (name !== 'nothing') actions.edit(text, key);
  };

  async function complete(): Promise<void> {
    asked = new AbortController();
    const { signal } = asked;
    const completion = await answer(signal);
    if (signal.aborted || completion === undefined) return;
    const { start, end } = completion.span;
    const step = decideTab(showNewlines(line.line), completion);
    if (step.kind === 'replace') replace(start, end, hideNewlines(step.text));
    if (step.kind === 'list') actions.list(step.candidates);
  }

  /** No answer is one too: a Tab that fails must not take the line with it. */
  async function answer(signal: AbortSignal): Promise<Completion | undefined> {
    try {
      return await hooks.complete?.(showNewlines(line.line), line.cursor, signal);
    } catch {
      return undefined;
    }
  }

  function replaceAll(text: string): void {
    replace(0, line.line.length, text);
  }

  function replace(start: number, end: number, text: string): void {
    line.line = line.line.slice(0, start) + text + line.line.slice(end);
    line.cursor = start + text.length;
    line._refreshLine();
  }
}

type KeyName = 'older' | 'newer' | 'cancel' | 'suspend' | 'end' | 'tab' | 'nothing' | 'other';

function nameOf(key: Key): KeyName {
  if (key.meta === true) return 'other';
  if (key.ctrl === true) return CONTROL_KEYS.get(key.name ?? '') ?? 'other';
  if (key.shift === true) return key.name === 'tab' ? 'nothing' : 'other';
  return PLAIN_KEYS.get(key.name ?? '') ?? (isStrayControl(key) ? 'nothing' : 'other');
}

const CONTROL_KEYS: ReadonlyMap<string, KeyName> = new Map([
  ['p', 'older'],
  ['n', 'newer'],
  ['c', 'cancel'],
  ['z', 'suspend'],
  ['d', 'end'],
]);

const PLAIN_KEYS: ReadonlyMap<string, KeyName> = new Map([
  ['up', 'older'],
  ['down', 'newer'],
  ['tab', 'tab'],
]);

/** Ctrl-\ and its like, which readline would insert; Ctrl-^ and Ctrl-_ are its redo and undo. */
function isStrayControl(key: Key): boolean {
  return key.name === undefined && /^[^\P{Cc}\x1e\x1f]$/u.test(key.sequence ?? '');
}
