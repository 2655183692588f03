/**
 * Compares as people count: veth2 before veth10. Upper and lower case count the same, and only decide between texts that
 * are otherwise equal, so that the order is the same on every machine, whatever its locale.
 */
export function compareNaturally(a: string, b: string): number {
  return comparePieced({ text: a, pieces: piecesOf(a) }, { text: b, pieces: piecesOf(b) });
}

/** The items in that order of their texts; equal ones as they were. Each text is looked at once, which counts with a thousand of them. */
export function sortNaturally<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  if (items.length < 2) return [...items];
  const pieced = items.map((item) => ({ item, text: textOf(item), pieces: piecesOf(textOf(item)) }));
  return pieced.sort((a, b) => comparePieced(a, b)).map(({ item }) => item);
}

/** The first and the last of them in that order; `undefined` of none. */
export function findExtremes(texts: readonly string[]): { readonly first: string | undefined; readonly last: string | undefined } {
  let first: Pieced | undefined;
  let last: Pieced | undefined;
  for (const text of new Set(texts)) {
    const one = { text, pieces: piecesOf(text) };
    if (first === undefined || comparePieced(one, first) < 0) first = one;
    if (last === undefined || comparePieced(one, last) > 0) last = one;
  }
  return { first: first?.text, last: last?.text };
}

interface Pieced {
  readonly text: string;
  readonly pieces: readonly string[];
}

function comparePieced({ text: a, pieces: left }: Pieced, { text: b, pieces: right }: Pieced): number {
  for (const [index, piece] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = comparePieces(piece, other);
    if (order !== 0) return order;
  }
  return left.length < right.length ? -1 : compareText(a, b);
}

/** Numbers and what stands between them: `eth0-b` is `eth`, `0`, `-b`. */
function piecesOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[0-9]+|[^0-9]+/g) ?? [];
}

function comparePieces(a: string, b: string): number {
  const isNumber = startsWithDigit(a);
  if (isNumber !== startsWithDigit(b)) return isNumber ? -1 : 1;
  return isNumber ? compareDigits(a, b) : compareText(a, b);
}

/** Digits of any length, beyond what a number could hold. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareText(left, right);
}

function startsWithDigit(text: string): boolean {
  return /^[0-9]/.test(text);
}

/** By UTF-16 code units, which is a total order for every string. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
