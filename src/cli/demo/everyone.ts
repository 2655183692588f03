import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * A new user namespace in which everybody exists who exists here, under the same number. Only somebody outside may write such a map, who
 * has the right to become anybody here (user_namespaces(7)): it takes root. Were root alone mapped, as unshare(1) does it, programs like
 * tcpdump could not step down to their own user.
 *
 * Gives a descriptor that leads to it, or `undefined` where it can not be had.
 */
export async function openEveryonesUserNamespace(): Promise<number | undefined> {
  const holder = spawn('unshare', ['--user', 'cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(holder, 'close').catch(() => []);
  holder.stdin.on('error', () => {}); // it could not start: then there is nobody to read
  holder.stdin.write('.');
  const isThere = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  try {
    return isThere ? mapEveryone(holder.pid ?? 0) : undefined;
  } finally {
    holder.stdin.end();
    await ended;
  }
}

function mapEveryone(pid: number): number | undefined {
  const descriptor = openSync(`/proc/${pid}/ns/user`, 'r');
  try {
    for (const map of ['uid_map', 'gid_map']) writeFileSync(`/proc/${pid}/${map}`, sameAs(readFileSync(`/proc/self/${map}`, 'utf8')));
    return descriptor;
  } catch {
    closeSync(descriptor);
    return undefined;
  }
}

/** Each line of a map is `first here, first outside, how many`. */
function sameAs(map: string): string {
  return map.trim().split('\n').map((line) => line.trim().split(/\s+/)).map(([first, , count]) => `${first} ${first} ${count}\n`).join('');
}
