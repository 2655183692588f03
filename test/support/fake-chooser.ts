import type { Choosable } from '../../src/commands/scope.ts';
import type { Chooser } from '../../src/shell/choose/chooser.ts';

/** Somebody who chooses without a terminal, and all that he was shown. */
export interface FakeChooser extends Chooser {
  readonly lists: readonly { readonly title: string; readonly choices: readonly Choosable[] }[];
  readonly questions: readonly string[];
}

/** `answers` one after the other: what is shown of a choice, yes or no; then everything is left. */
export function aChooser(...answers: readonly (string | boolean)[]): FakeChooser {
  const waiting = [...answers];
  const lists: { title: string; choices: readonly Choosable[] }[] = [];
  const questions: string[] = [];
  return {
    get asked() {
      return lists.length + questions.length;
    },
    lists,
    questions,
    async choose(title, choices) {
      lists.push({ title, choices });
      const answer = waiting.shift();
      if (answer === undefined) return undefined;
      const at = choices.findIndex(({ shown }) => shown === answer);
      if (at === -1) throw new Error(`${String(answer)} is none of ${choices.map(({ shown }) => shown).join(', ')}`);
      return at;
    },
    async confirm(question) {
      questions.push(question);
      const answer = waiting.shift();
      return typeof answer === 'boolean' ? answer : undefined;
    },
  };
}
