import type { Canvas } from './canvas.ts';
import { printable } from './printable.ts';
import { symbolsOf } from './symbols.ts';
import { paint } from './theme.ts';
import { blanks, cutText, textWidth } from './width.ts';

/** What stands above what is shown again and again. */
export interface LiveHeader {
  readonly line: string;
  readonly namespace: string;
  readonly everyS: number;
  /** `14:03:22`, as the clock on the wall shows it. */
  readonly clock: string;
}

/** The lines of a whole screen: a header, then what is shown, changed words marked; what has no room is counted. */
export function drawLiveFrame(header: LiveHeader, text: string, before: string | undefined, canvas: Canvas): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const earlier = before?.replace(/\n$/, '').split('\n').map(withoutStyle);
  const room = (canvas.height ?? Infinity) - 2;
  const shown = lines.length > room ? lines.slice(0, room - 1) : lines;
  const rest = lines.length - shown.length;
  return [
    drawHeader(header, canvas),
    '',
    ...shown.map((line, at) => (earlier === undefined ? line : markChanges(line, partnerOf(withoutStyle(line), at, earlier)))),
    ...(rest === 0 ? [] : [paint(`${symbolsOf(canvas).ellipsis} ${rest} more lines`, 'faint', canvas)]),
  ];
}

function drawHeader({ line, namespace, everyS, clock }: LiveHeader, canvas: Canvas): string {
  const width = canvas.width ?? 80;
  const end = `${printable(namespace)}  every ${everyS} s  ${clock}`;
  const room = Math.max(0, width - textWidth(end) - 2);
  const start = cutText(printable(line), room, symbolsOf(canvas).ellipsis);
  return `${paint(start, 'heading', canvas)}${blanks(width - textWidth(start) - textWidth(end))}${paint(end, 'faint', canvas)}`;
}

/** What the line was before: the same wherever it stood, else one that begins with the same word, else what stood in its place. */
function partnerOf(line: string, at: number, earlier: readonly string[]): string {
  if (earlier.includes(line)) return line;
  const head = firstWord(line);
  return (head === '' ? undefined : earlier.find((one) => firstWord(one) === head)) ?? earlier[at] ?? '';
}

function firstWord(line: string): string {
  return /^\S*/.exec(line)?.[0] ?? '';
}

/**
 * Each word that is another one than before in reverse video, whatever its colour (ECMA-48, SGR 7 and 27). A column that gets wider moves
 * what is behind it, so words are compared in their order; where there are more or fewer of them, by where they stand.
 */
function markChanges(line: string, before: string): string {
  const plain = withoutStyle(line);
  if (plain === before || isRule(plain)) return line;
  const words = wordsOf(plain);
  const earlier = wordsOf(before);
  const at = new Map(earlier.map(({ column, word }) => [column, word]));
  const isSame = words.map(({ column, word }, index) => (words.length === earlier.length ? earlier[index]?.word : at.get(column)) === word);
  let index = -1;
  return line.replace(/(\x1b\[[0-9;]*m)|([^\s\x1b]+)/g, (part: string, style: string | undefined) => {
    if (style !== undefined) return part;
    index += 1;
    return isSame[index] === true ? part : `\x1b[7m${part}\x1b[27m`;
  });
}

function wordsOf(line: string): readonly { readonly column: number; readonly word: string }[] {
  return [...line.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ column: index, word }));
}

function isRule(line: string): boolean {
  return /^[─-]+$/.test(line);
}

function withoutStyle(line: string): string {
  return line.replace(/\x1b\[[0-9;]*m/g, '');
}
