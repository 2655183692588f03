import { readFileSync, statSync } from 'node:fs';
import { attempt } from '../errno.ts';

let known: { readonly changed: number; readonly names: ReadonlyMap<number, string> } | undefined;

/** The names of users by uid, from /etc/passwd; read again when the file has changed. */
export function readUserNames(): ReadonlyMap<number, string> {
  const changed = attempt(() => statSync('/etc/passwd').mtimeMs) ?? 0;
  if (known?.changed === changed) return known.names;
  const names = parsePasswd(attempt(() => readFileSync('/etc/passwd', 'utf8')) ?? '');
  known = { changed, names };
  return names;
}

/** `name:password:uid:…` (passwd(5)); of several names for a uid the first counts. */
export function parsePasswd(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name, , uid] = line.split(':');
    if (name && uid && /^\d+$/.test(uid) && !names.has(Number(uid))) names.set(Number(uid), name);
  }
  return names;
}
