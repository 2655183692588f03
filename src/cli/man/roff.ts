/** Text as man(7) understands it: nothing in it is a request or an escape, and characters that not every locale has are named. */
export function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll(/[^\x20-\x7e\n]/gu, (character) => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replaceAll(/^([.'])/gm, '\\&$1');
}

export function bold(text: string): string {
  return `\\fB${roff(text)}\\fR`;
}

/** A hanging label, and what it means. */
export function item(label: string, meaning: string): string {
  return `.TP\n${label}\n${roff(meaning)}`;
}

export function section(title: string, ...parts: readonly string[]): string {
  return [`.SH ${quoted(title.toUpperCase())}`, ...parts].join('\n');
}

export function subsection(title: string, ...parts: readonly string[]): string {
  return [`.SS ${quoted(title)}`, ...parts].join('\n');
}

/** Paragraphs of prose; a line each in the source. */
export function prose(...paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `.PP\n${roff(paragraph)}`).join('\n');
}

/** Lines that stay as they are. */
export function verbatim(...lines: readonly string[]): string {
  return ['.PP', '.nf', '.RS', ...lines.map(roff), '.RE', '.fi'].join('\n');
}

function quoted(text: string): string {
  return `"${roff(text).replaceAll('"', '\\(dq')}"`;
}
