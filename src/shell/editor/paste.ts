import type { Key } from 'node:readline';

/** Bracketed paste (xterm's ctlseqs): the terminal marks what was pasted, so that no newline in it runs anything. */
export const PASTE_ON = '\x1b[?2004h';
export const PASTE_OFF = '\x1b[?2004l';

export interface PasteCollector {
  /** `text` once the paste is complete, `taken` while it goes on, `undefined` for a key that was typed. */
  take(text: string | undefined, key: Key): { readonly text: string } | 'taken' | undefined;
}

/** Gathers the keys between the marks. Ctrl-C gets through: an end mark that was lost must not lock anyone in. */
export function createPasteCollector(): PasteCollector {
  let collected: string[] | undefined;

  return {
    take(text, key) {
      if (key.name === 'paste-start') {
        collected = [];
        return 'taken';
      }
      if (collected === undefined) return undefined;
      if (key.ctrl === true && key.name === 'c') {
        collected = undefined;
        return undefined;
      }
      if (key.name === 'paste-end') {
        const whole = collected.join('');
        collected = undefined;
        return { text: withoutControls(whole) };
      }
      collected.push(text ?? '');
      return 'taken';
    },
  };
}

/** A text from elsewhere as a line may hold it: newlines as we write them and none at the end, no other control characters but tabs. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n+$/, '');
}
