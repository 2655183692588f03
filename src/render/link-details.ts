import type { LinkDetails } from '../model/link-details.ts';
import { ordinaryDetails } from './ordinary-details.ts';

/**
 * What a kind says of itself, on one line: `mode bridge`, `id 42 remote 10.0.0.2 port 4789`. What is as it always is when nobody
 * asked for anything else is left out, and so are indexes whose names stand beside them; JSON has all of it.
 */
export function detailsText(details: LinkDetails): string {
  if (details.of === 'wireguard') return wordsOf(details, ordinaryDetails.wireguard, { peers: details.peers.map(peerText) });
  return wordsOf(details, ordinaryDetails[details.of] ?? {});
}

function wordsOf(details: LinkDetails, ordinary: Readonly<Record<string, unknown>>, instead: Readonly<Record<string, unknown>> = {}): string {
  const fields: Readonly<Record<string, unknown>> = { ...details, ...instead };
  return Object.entries(fields)
    .filter(([field, value]) => field !== 'of' && !isNamed(fields, field) && !isSame(value, ordinary[field]))
    .map(([field, value]) => words(field, value, ordinary[field]))
    .filter((text) => text !== '')
    .join(' ');
}

/** The kernel rounds times to its ticks: 31.24 s may be what 31.25 s became. */
function isSame(value: unknown, ordinary: unknown): boolean {
  if (typeof value === 'number' && typeof ordinary === 'number') return Math.abs(value - ordinary) < 0.02;
  return String(value) === String(ordinary);
}

/** `activeSlaveIndex`, where `activeSlave` is known. */
function isNamed(fields: Readonly<Record<string, unknown>>, field: string): boolean {
  return field.endsWith('Index') && fields[field.slice(0, -'Index'.length)] !== undefined;
}

function words(field: string, value: unknown, ordinary: unknown): string {
  const word = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (value === undefined) return '';
  if (value === false) return ordinary === true ? `${word} off` : '';
  if (value === true) return word;
  if (Array.isArray(value)) return value.length === 0 ? '' : `${word} ${value.join(',')}`;
  return `${word} ${String(value)}`;
}

function peerText({ publicKey, endpoint, allowedIps }: { readonly publicKey: string; readonly endpoint: string | undefined; readonly allowedIps: readonly string[] }): string {
  return [publicKey, ...(endpoint === undefined ? [] : [`at ${endpoint}`]), ...(allowedIps.length === 0 ? [] : [`for ${allowedIps.join(' ')}`])].join(' ');
}
