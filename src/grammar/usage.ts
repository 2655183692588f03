import type { Argument, CommandShape } from './argument.ts';
import { kebab } from './label-words.ts';

/** How a command is typed, on one line: `links [NS] [--all] [--state up|down]`. The options that all commands share are left out. */
export function usageOf({ name, args }: CommandShape): string {
  const entries = Object.entries(args);
  const isBehind = (argument: Argument): boolean => argument.kind === 'positional' && argument.behindDashes === true;
  const behind = entries.filter(([, argument]) => isBehind(argument)).map(([key, argument]) => usageOfArgument(key, argument));
  const operands = entries.filter(([, argument]) => argument.kind === 'positional' && !isBehind(argument)).map(([key, argument]) => usageOfArgument(key, argument));
  const options = entries.filter(([, argument]) => argument.kind !== 'positional').map(([key, argument]) => usageOfArgument(key, argument));
  // words that are taken as they are would swallow options behind them
  const isVerbatim = entries.some(([, argument]) => argument.kind === 'positional' && argument.verbatim === true);
  return [name, ...(isVerbatim ? [...options, ...operands] : [...operands, ...options]), ...behind].join(' ');
}

/** One argument as usage writes it: `NS`, `[NS]`, `PID...`, `[--all]`, `[--state up|down]`. */
export function usageOfArgument(key: string, argument: Argument): string {
  if (argument.kind === 'flag') return `[--${kebab(key)}]`;
  if (argument.kind === 'option' && argument.mayStandAlone === true) return `[--${kebab(key)}[=${placeholderOf(key, argument)}]]`;
  if (argument.kind === 'option') return `[--${kebab(key)} ${placeholderOf(key, argument)}]`;
  if (argument.behindDashes === true) return `[-- ${placeholderOf(key, argument)}...]`;
  const several = argument.many === true || argument.verbatim === true ? '...' : '';
  const shown = `${placeholderOf(key, argument)}${several}`;
  return argument.optional === true ? `[${shown}]` : shown;
}

/** What stands for a value: the definition's own word, its choices, or its name in capitals. */
export function placeholderOf(key: string, argument: Exclude<Argument, { kind: 'flag' }>): string {
  return argument.shown ?? argument.choices?.join('|') ?? kebab(key).toUpperCase();
}
