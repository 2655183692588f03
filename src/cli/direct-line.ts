import { commands } from '../commands/index.ts';
import { quoteWord } from '../grammar/quote.ts';

/** Whether the words of a call are one line to be executed, and not a script or a namespace. */
export function isDirect([first]: readonly string[], isProgram: boolean): boolean {
  return isProgram || (first !== undefined && (commands.some(({ name }) => name === first) || first === 'ls' || /^[@^]./.test(first)));
}

/** Words that a shell has already taken apart, as a line that means exactly them. */
export function writeLine([first = '', ...rest]: readonly string[], isProgram: boolean): string {
  const [, sigil = '', name = ''] = isProgram ? [] : (/^([@^]?)(.*)$/s.exec(first) ?? []);
  const head = isProgram ? `command ${quoteWord(first)}` : `${sigil}${quoteWord(name)}`;
  return [head, ...rest.map((word) => quoteWord(word))].join(' ');
}
