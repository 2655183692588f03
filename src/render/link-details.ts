import type { LinkDetails } from '../model/link-details.ts';

/** What a kind says of itself, on one line, in iproute2's words: `mode bridge`, `id 42 remote 10.0.0.2 port 4789`. */
export function detailsText(details: LinkDetails): string {
  const { of: _, ...rest } = details;
  return Object.entries(rest).map(wordsOf).filter((text) => text !== '').join(' ');
}

function wordsOf([key, value]: [string, unknown]): string {
  const word = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (value === undefined || value === false) return '';
  if (value === true) return word;
  if (Array.isArray(value)) return value.length === 0 ? '' : `${word} ${value.join(',')}`;
  return `${word} ${String(value)}`;
}
