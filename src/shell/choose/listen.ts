import { emitKeypressEvents, type Key } from 'node:readline';
import keypress from 'enquirer/lib/keypress.js';
import type { PressedKey } from 'enquirer/lib/prompt.js';
import { createPasteCollector, PASTE_OFF, PASTE_ON } from '../editor/paste.ts';
import type { Terminal } from '../editor/terminal.ts';

/** What a prompt of ours lets its keys come from. */
export interface Listener {
  readonly terminal: Pick<Terminal, 'input' | 'output'>;
  readonly state: { readonly submitted: boolean };
  /** Nobody is at the terminal any more. */
  leave(): void;
}

type OnKeypress = (text: string | undefined, key: PressedKey) => Promise<unknown>;

/**
 * Takes the place of enquirer's own, which opens a second readline on the terminal and pauses it once it is closed: Node 24 and 26 throw
 * at that (enquirer#483). The terminal was lent before, so there is nothing to open. What was typed behind the answer is put back.
 */
keypress.listen = (prompt, onKeypress) => {
  if (!isListener(prompt)) throw new Error('this prompt has no terminal of ours');
  return listen(prompt, onKeypress);
};

function listen(prompt: Listener, onKeypress: OnKeypress): () => void {
  const { input, output } = prompt.terminal;
  const paste = createPasteCollector();
  const wasRaw = input.isRaw === true;
  let behind = '';
  const hear = (text: string | undefined, key: Key): void => {
    if (prompt.state.submitted) {
      behind += key.sequence ?? text ?? '';
      return;
    }
    const pasted = paste.take(text, key);
    if (pasted === undefined) void onKeypress(text, key);
    else if (pasted !== 'taken') void onKeypress(pasted.text, { sequence: pasted.text, isPasted: true });
  };
  const end = (): void => prompt.leave();

  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.on('keypress', hear);
  input.on('end', end);
  input.resume();
  output.write(PASTE_ON);
  return () => {
    output.write(PASTE_OFF);
    input.off('keypress', hear);
    input.off('end', end);
    input.pause();
    input.setRawMode?.(wasRaw);
    if (behind !== '') input.unshift(behind);
  };
}

function isListener(prompt: object): prompt is Listener {
  return 'terminal' in prompt && 'leave' in prompt;
}
