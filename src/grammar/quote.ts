/**
 * The shortest way to write a word so that `splitWords` and `sh` both read exactly this text. Plain words stay as they are. Made for operands: a
 * word such as `if` or `done` is not quoted.
 */
export function quoteWord(text: string): string {
  if (isPlain(text)) return text;
  // of equals the first: single quotes are the easiest to read
  const ways = [inSingleQuotes(text), inDoubleQuotes(text), withBackslashes(text)];
  return ways.reduce((shortest, way) => (way.length < shortest.length ? way : shortest));
}

const harmless = /[\p{L}\p{N}\p{M}_%+=:,./@^-]/u;
const plainWord = new RegExp(`^${harmless.source}+$`, 'u');
/** What has a meaning at the head of a line: another namespace, an outside program, a variable. */
const headWord = /^(?:[@^]|[A-Za-z_][A-Za-z0-9_]*=)/;

function isPlain(text: string): boolean {
  return plainWord.test(text) && !headWord.test(text);
}

/** No character is special between single quotes, but a single quote cannot stand there. */
function inSingleQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function inDoubleQuotes(text: string): string {
  return `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
}

function withBackslashes(text: string): string {
  // a backslash takes a newline away, and before other control characters nobody could read it
  if (text === '' || /\p{Cc}/u.test(text)) return inSingleQuotes(text);
  const characters = Array.from(text, (character) => (harmless.test(character) ? character : `\\${character}`)).join('');
  return headWord.test(text) ? characters.replace(/^\w*[@^=]/, (head) => `${head.slice(0, -1)}\\${head.slice(-1)}`) : characters;
}
