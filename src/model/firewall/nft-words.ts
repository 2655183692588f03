/*
 * nft's text in pieces. A string is between double quotes and holds none (nftables, src/scanner.l), so that quotes can be counted.
 */

/** Lines, with what belongs together on one: a string that holds an end of line, and elements that go on below, which nft indents further. */
export function joinLines(text: string): readonly string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const last = lines.at(-1);
    if (last !== undefined && isOpen) lines[lines.length - 1] = `${last}\n${line}`;
    else if (last !== undefined && line.startsWith('\t\t\t')) lines[lines.length - 1] = `${last} ${line.trimStart()}`;
    else lines.push(line);
    if (countQuotes(line) % 2 === 1) isOpen = !isOpen;
  }
  return lines;
}

/** The words of a rule. A string and a group in braces are one word each, whole. */
export function splitNftWords(text: string): readonly string[] {
  return splitOutside(text, (character) => character === ' ').filter((word) => word !== '');
}

/** `{ 22, 80 }` as its elements; anything else is one value, or several with commas between them. */
export function elementsOf(value: string): readonly string[] {
  const inside = /^\{(.*)\}$/s.exec(value)?.[1] ?? value;
  return splitOutside(inside, (character) => character === ',').map((element) => element.trim()).filter((element) => element !== '');
}

export function unquote(word: string): string {
  return /^"(.*)"$/s.exec(word)?.[1] ?? word;
}

function splitOutside(text: string, isBorder: (character: string) => boolean): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth > 0 || !isBorder(character)) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

function countQuotes(line: string): number {
  return line.split('"').length - 1;
}
