/** What takes a broken entry away: under /run/netns our own command, elsewhere `rm`. */
export function removalOf(path: string): string {
  const name = /^\/(?:var\/)?run\/netns\/([^/]+)$/s.exec(path)?.[1];
  return name === undefined ? `rm ${quote(path)}` : `rmns ${name.startsWith('-') ? '-- ' : ''}${quote(name)}`;
}

/** A word as it is to be typed. */
export function quote(word: string): string {
  return /^[\w.:@%+,=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
