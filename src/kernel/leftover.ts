import { lstatSync } from 'node:fs';
import { nsfsDevice } from './nsfs.ts';
import { encodeText } from './text.ts';

/** A new name is an empty file first, and the namespace is bound over it a moment later (iproute2, ip/ipnetns.c). */
export const MAKING_MS = 1000;

/**
 * Whether this is the empty file, without any permission, that stays where somebody was killed while making a name or removing it; not
 * one that is only just being made.
 */
export function isLeftover(path: string): boolean {
  const entry = lstatSync(encodeText(path), { throwIfNoEntry: false });
  if (entry === undefined || !entry.isFile() || entry.dev === nsfsDevice()) return false;
  return entry.size === 0 && (entry.mode & 0o777) === 0 && Date.now() - entry.ctimeMs >= MAKING_MS;
}
