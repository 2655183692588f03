/**
 * The candidates that a mistyped word may have meant, nearest first: at most two letters away (Damerau-Levenshtein) and less than
 * the word is long. For names of things, `parts` offers candidates that begin with the word or hold it when none is near.
 */
export function suggest(word: string, candidates: Iterable<string>, limit = 2, fallback: 'none' | 'parts' = 'none'): string[] {
  if (word === '' || word.length > longest) return [];
  const names = [...new Set(candidates)];
  const near = names
    .map((name) => ({ name, distance: distanceBetween(word, name) }))
    .filter(({ distance }) => distance <= farthest && distance < word.length)
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
  if (near.length > 0 || fallback === 'none') return near.slice(0, limit);

  const begins = names.filter((name) => name.startsWith(word));
  const holds = names.filter((name) => !name.startsWith(word) && name.includes(word));
  return [...begins, ...holds].slice(0, limit);
}

const farthest = 2;
/** No name is longer (NAME_MAX), and so the work stays small. */
const longest = 255;

/** Letters to insert, drop, change or swap with their neighbour; anything above `farthest` comes back as that plus one. */
function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > farthest) return farthest + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? cell(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    if (Math.min(...current) > farthest) return farthest + 1;
    beforeLast = last;
    last = current;
  }
  return cell(last, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
