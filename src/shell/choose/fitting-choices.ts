import type { Choosable } from '../../commands/scope.ts';

/**
 * The indexes of those that hold every word of what is typed, in their name, their description or what else they are called: first those whose
 * name begins with the first word, then the others. Capitals count only where something typed has some, as in the list of the history.
 */
export function fittingChoices(choices: readonly Choosable[], typed: string): readonly number[] {
  const hasCapitals = typed !== typed.toLowerCase();
  const fold = (text: string): string => (hasCapitals ? text : text.toLowerCase());
  const words = typed.split(/\s+/).filter((word) => word !== '');
  const [first = ''] = words;
  const found = choices.flatMap((choice, at) => (words.every((word) => textOf(choice).some((text) => fold(text).includes(word))) ? [at] : []));
  const begins = (at: number): boolean => fold(choices[at]?.shown ?? '').startsWith(first);
  return [...found.filter(begins), ...found.filter((at) => !begins(at))];
}

function textOf({ shown, description = '', also = [] }: Choosable): readonly string[] {
  return [shown, description, ...also];
}
