import { malformed } from './bytes.ts';

/** An IP address of 4 or 16 bytes as inet_ntop(3) writes it (RFC 5952). */
export function ipText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start === 4) return ipv4Text(bytes, start);
  if (end - start === 16) return ipv6Text(bytes, start);
  throw malformed('an address is neither 4 nor 16 bytes long');
}

function ipv4Text(bytes: Uint8Array, at: number): string {
  return `${bytes[at]!}.${bytes[at + 1]!}.${bytes[at + 2]!}.${bytes[at + 3]!}`;
}

function ipv6Text(bytes: Uint8Array, at: number): string {
  const words: number[] = [];
  for (let word = 0; word < 8; word++) words.push((bytes[at + 2 * word]! << 8) | bytes[at + 2 * word + 1]!);
  const gap = longestRunOfZeros(words);
  if (gap.start === 0 && (gap.length === 6 || (gap.length === 5 && words[5] === 0xffff))) {
    return `${gap.length === 6 ? '::' : '::ffff:'}${ipv4Text(bytes, at + 12)}`;
  }
  if (gap.length === 0) return hexWords(words, 0, 8);
  return `${hexWords(words, 0, gap.start)}::${hexWords(words, gap.start + gap.length, 8)}`;
}

function hexWords(words: readonly number[], from: number, to: number): string {
  let text = '';
  for (let word = from; word < to; word++) text += (word > from ? ':' : '') + words[word]!.toString(16);
  return text;
}

/** The first of the longest runs; one zero alone is no run. */
function longestRunOfZeros(words: readonly number[]): { start: number; length: number } {
  const best = { start: -1, length: 0 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && words[start + length] === 0) length++;
    if (length > best.length && length > 1) {
      best.start = start;
      best.length = length;
    }
    start += length;
  }
  return best;
}
