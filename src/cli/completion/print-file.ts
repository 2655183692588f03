import { UsageError } from '../../errors.ts';
import type { Outcome } from '../session.ts';
import { readCompletionFile, shells } from './completion-file.ts';
import { writeText } from '../standard-streams.ts';

/** `netnsh completion bash|zsh|fish`. */
export function printCompletionFile([word, surplus]: readonly string[]): Outcome {
  const known = Object.keys(shells).join(', ').replace(/, (\w+)$/, ' or $1');
  if (word === undefined) throw new UsageError(`completion wants a shell: ${known}`, { hint: "for this bash alone: eval \"$(netnsh completion bash)\"" });
  if (!isShell(word)) throw new UsageError(`there is no completion for ${word}`, { word, hint: `there is one for ${known}` });
  if (surplus !== undefined) throw new UsageError(`completion takes one shell, and ${surplus} is one word more`, { word: surplus, hint: `netnsh completion ${word}` });
  void writeText(1, readCompletionFile(word));
  return { status: 0, endedBy: undefined };
}

function isShell(word: string): word is keyof typeof shells {
  return Object.hasOwn(shells, word);
}
