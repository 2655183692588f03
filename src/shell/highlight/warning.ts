import type { Span } from '../../errors.ts';
import { isAssignment, isReserved, placesOf } from '../../grammar/place.ts';
import { tokenize, type WordToken } from '../../grammar/tokens.ts';
import type { Shell } from '../shell.ts';
import { changers } from './changers.ts';

type Asked = Pick<Shell, 'ports' | 'aliases' | 'preferences' | 'location'>;

/** The words of a line that would change the host itself, with all rights of root. None where that is not so, or nobody wants to be warned. */
export function findWarnings(line: string, shell: Asked): readonly Span[] {
  if (shell.ports.isRoot !== true || shell.ports.saved !== undefined || shell.preferences.value('warning') === 'off') return [];
  return commandsOf(line).flatMap(({ head, words, elsewhere }) => {
    const isOnHost = elsewhere === undefined ? shell.location.here.isHome : elsewhere === 'host' || elsewhere === 'all';
    return isOnHost && changesSomething(head, words, shell) ? [head.span] : [];
  });
}

interface Typed {
  readonly head: WordToken;
  readonly words: readonly string[];
  /** What stands behind an `@` before it. */
  readonly elsewhere: string | undefined;
}

/** Each command of a line, those of `for`, `( )` and pipes too. */
function commandsOf(line: string): readonly Typed[] {
  const { tokens } = tokenize(line);
  const places = placesOf(tokens);
  const found: { head: WordToken; words: string[]; elsewhere: string | undefined }[] = [];
  let current: (typeof found)[number] | undefined;
  let elsewhere: string | undefined;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'operator') [current, elsewhere] = [undefined, undefined];
    if (token.kind !== 'word') continue;
    const isHead = places[at]?.isHead === true;
    if (isHead && token.raw.startsWith('@')) elsewhere = token.text.slice(1);
    else if (isHead && !isAssignment(token) && !isReserved(token)) found.push((current = { head: token, words: [], elsewhere }));
    else if (!isHead) current?.words.push(token.text);
  }
  return found;
}

function changesSomething(head: WordToken, words: readonly string[], { ports, aliases }: Pick<Asked, 'ports' | 'aliases'>): boolean {
  const meant = aliases.lookup(head.raw);
  if (meant !== undefined) {
    const [inside] = commandsOf([aliases.expand(head.raw), ...words].join(' '));
    return inside !== undefined && aliases.lookup(inside.head.raw) === undefined && changesSomething(inside.head, inside.words, { ports, aliases });
  }
  if (head.text === 'command' || head.text === 'sudo') {
    const [inside] = commandsOf(words.join(' '));
    return inside !== undefined && changesByName(inside.head.text, inside.words);
  }
  if (ports.commands.some(({ name, group }) => name === head.text && group === 'change things')) return true;
  return changesByName(head.text.replace(/^\^/, ''), words);
}

function changesByName(name: string, words: readonly string[]): boolean {
  const program = name.replace(/^.*\//, '');
  return changers.some(([changer, pattern]) => changer === program && pattern.test(words.join(' ')));
}
