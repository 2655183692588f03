import type { Terminal } from '../editor/terminal.ts';
import type { Choosable } from '../../commands/scope.ts';
import { type Colors, ListPrompt } from './list-prompt.ts';
import './listen.ts';
import { YesNoPrompt } from './yes-no-prompt.ts';

/** The index of what was chosen; `undefined` when the list was left. The terminal must have been lent. */
export async function chooseFrom(terminal: Terminal, colors: Colors, title: string, choices: readonly Choosable[]): Promise<number | undefined> {
  const prompt = new ListPrompt(terminal, colors, title, choices);
  return (await isSubmitted(prompt)) ? prompt.chosen : undefined;
}

/** The answer; `undefined` when the question was left. The terminal must have been lent. */
export async function askYesNo(terminal: Terminal, colors: Colors, question: string): Promise<boolean | undefined> {
  const prompt = new YesNoPrompt(terminal, colors, question);
  return (await isSubmitted(prompt)) ? prompt.answer : undefined;
}

/** enquirer rejects with an empty text when somebody leaves. */
async function isSubmitted(prompt: { run(): Promise<unknown> }): Promise<boolean> {
  try {
    await prompt.run();
    return true;
  } catch (reason) {
    if (reason === '') return false;
    throw reason;
  }
}
