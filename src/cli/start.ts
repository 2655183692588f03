import { commands } from '../commands/index.ts';
import { ShellError, UsageError } from '../errors.ts';
import { quoteWord } from '../grammar/quote.ts';
import { suggest } from '../grammar/suggest.ts';
import type { Shell } from '../shell/shell.ts';
import type { SessionInvocation, SessionOptions } from './invocation.ts';

/** The namespace in which a session begins: that of `-n`, or the one word that is neither a command nor a script. */
export function startOf({ words: [operand, ...rest], namespace }: SessionInvocation): string | undefined {
  if (operand === undefined) return namespace;
  if (namespace === undefined && rest.length === 0) return operand;
  const whole = [operand, ...rest].map(quoteWord).join(' ');
  const inside = namespace === undefined ? `${quoteWord(operand)} -- ${rest.map(quoteWord).join(' ')}` : `${quoteWord(namespace)} -- ${whole}`;
  const here = namespace === undefined ? `, or netnsh -- ${whole}` : '';
  throw new UsageError(`${operand} is no command and no script`, {
    word: operand,
    hint: nearestCommand(operand) ?? `a program stands behind --: netnsh -n ${inside}${here}`,
  });
}

/** Goes there. Rejects when it can not; a word that was no `-n` may have been meant as a command. */
export async function goToStart(shell: Shell, start: string | undefined, { namespace }: SessionOptions): Promise<void> {
  if (start === undefined) return;
  try {
    await shell.goTo(start);
  } catch (error) {
    const nearest = error instanceof ShellError && namespace === undefined ? nearestCommand(start) : undefined;
    throw error instanceof ShellError && nearest !== undefined ? new ShellError(error.message, { word: start, status: error.status, hint: nearest }) : error;
  }
}

/** For `netnsh lnks`. */
function nearestCommand(word: string): string | undefined {
  const near = suggest(word, commands.map(({ name }) => name));
  return near.length === 0 ? undefined : `did you mean netnsh ${near.join(' or ')}?`;
}
