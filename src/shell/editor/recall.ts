/** Going through the history by the prefix typed: what Up and Down put into the line. */
export interface Recall {
  older(): string | undefined;
  newer(): string | undefined;
}

/** `typed` is the line as it stood, `prefix` what stood left of the cursor; each different entry comes once, newest first. */
export function createRecall(history: readonly string[], typed: string, prefix: string): Recall {
  const found = [typed, ...newestFirst(history).filter((entry) => entry !== typed && entry.startsWith(prefix))];
  let at = 0;

  function go(by: 1 | -1): string | undefined {
    const entry = found[at + by];
    if (entry !== undefined) at += by;
    return entry;
  }
  return { older: () => go(1), newer: () => go(-1) };
}

function newestFirst(history: readonly string[]): readonly string[] {
  return [...new Set(history.toReversed())];
}
