/*
 * What daemons answer and what stands in their files is foreign: nothing is there until it has been looked at.
 */

/** The value under a chain of keys; `undefined` where there is none. */
export function fieldOf(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Object.entries(at).find(([one]) => one === key)?.[1];
  }
  return at;
}

/** The same where only a text that is not empty will do. */
export function textOf(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = fieldOf(value, ...keys);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text as JSON, `undefined` when it is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a file that is being written
  }
}
