/**
 * The entries that hold every word of the query, newest first, each once. Capitals count only where the query has some, as in vim's
 * smartcase and fzf.
 */
export function searchHistory(history: readonly string[], query: string): readonly string[] {
  const hasCapitals = query !== query.toLowerCase();
  const words = query.split(/\s+/).filter((word) => word !== '');
  const found = new Set<string>();
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const entry = history[at] ?? '';
    const text = hasCapitals ? entry : entry.toLowerCase();
    if (words.every((word) => text.includes(word))) found.add(entry);
  }
  return [...found];
}
