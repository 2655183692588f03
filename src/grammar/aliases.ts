import { isReservedWord, placesOf } from './place.ts';
import { tokenize } from './tokens.ts';

/**
 * A line in which every alias at the head of a command is replaced by what it stands for. As POSIX.1-2017, XCU 2.3.1 has it: a word
 * that is quoted is none, and inside what an alias stands for its own name is the ordinary word again. Never throws.
 */
export function expandAliases(text: string, lookup: (name: string) => string | undefined): string {
  const { tokens } = tokenize(text);
  const places = placesOf(tokens);
  let expanded = '';
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.quoted || places[index]?.isHead !== true) continue;
    const found = lookup(token.raw);
    if (found === undefined) continue;
    const others = (name: string): string | undefined => (name === token.raw ? undefined : lookup(name));
    expanded += text.slice(from, token.span.start) + expandAliases(found, others);
    from = token.span.end;
  }
  return expanded + text.slice(from);
}

/** Whether a word can be an alias: plain characters, and no word that `sh` or the line itself has a meaning for. */
export function canBeAlias(word: string): boolean {
  return /^[\p{L}\p{N}_.,:+%/][\p{L}\p{N}_.,:+%/-]*$/u.test(word) && !isReservedWord(word) && word !== 'command';
}
