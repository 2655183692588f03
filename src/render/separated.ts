/** One field of comma-separated values (RFC 4180). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One field of tab-separated values: a tab, an end of line or a backslash inside it is written as in C. */
export function tsvField(text: string): string {
  return text.replace(/[\t\n\r\\]/g, (character) => escapes[character] ?? '');
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
