import type { Editor } from '../editor/editor.ts';
import type { Terminal } from '../editor/terminal.ts';
import type { Chooser } from './chooser.ts';
import type { Colors } from './list-prompt.ts';

/** Lists and questions on a terminal that `editor` lends. `undefined` where the terminal can not move its cursor. */
export function createChooser(terminal: Terminal, editor: Pick<Editor, 'lend' | 'forgetKeys'>, colors: Colors): Chooser | undefined {
  const { forgetKeys } = editor;
  if (forgetKeys === undefined) return undefined;
  let asked = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(ask: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => await editor.lend(async () => {
      asked += 1;
      forgetKeys.call(editor); // what was typed before anything was asked is no answer
      return await ask();
    }));
    last = turn.catch(() => {});
    return await turn;
  };
  return {
    get asked() {
      return asked;
    },
    async choose(title, choices) {
      const { chooseFrom } = await import('./prompts.ts'); // late: few lines ask
      return await inTurn(() => chooseFrom(terminal, colors, title, choices));
    },
    async confirm(question) {
      const { askYesNo } = await import('./prompts.ts');
      return await inTurn(() => askYesNo(terminal, colors, question));
    },
  };
}
