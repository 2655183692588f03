/** What the newest entry that begins with `typed` goes on with; empty where none does, or nothing is typed. */
export function suggestFrom(history: readonly string[], typed: string): string {
  if (typed.trim() === '') return '';
  const entry = history.findLast((line) => line.length > typed.length && line.startsWith(typed));
  return entry?.slice(typed.length) ?? '';
}

/** Its next word, with the blanks before it. */
export function firstWord(suggestion: string): string {
  return /^\s*\S+/.exec(suggestion)?.[0] ?? suggestion;
}
