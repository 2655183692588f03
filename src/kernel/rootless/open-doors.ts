import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { basename } from 'node:path';
import { argv, execPath } from 'node:process';
import { namespaceKey, type Target } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { libc } from '../libc.ts';
import type { Protocol } from '../netlink/socket.ts';
import { keepDoor, type Door } from './doors.ts';
import { closeOwned, joiningWords, openOwned, type Owned } from './joining.ts';
import { OPEN_HERE, type Opened } from './open-here.ts';

/**
 * Opens doors (doors.ts) to those of the namespaces that belong to user namespaces of one's own. For each user namespace netnsh itself is
 * started in there once; it opens sockets and files in all its network namespaces, we take them from it, and it ends. Says whether there
 * is a door now that was not there before.
 */
export async function openDoors(targets: readonly Target[]): Promise<boolean> {
  const program = argv[1] ?? '';
  if (basename(program) !== 'netnsh') return false;
  const groups = new Map<string, Wanted[]>();
  for (const target of targets) {
    const owned = openOwned(target);
    if (owned === undefined) continue;
    const key = namespaceKey(owned.userId);
    groups.set(key, [...(groups.get(key) ?? []), { ...owned, target }]);
  }
  const answers = await Promise.all([...groups.values()].map((wanted) => openGroup(program, wanted)));
  return answers.includes(true);
}

interface Wanted extends Owned {
  readonly target: Target;
}

async function openGroup(program: string, wanted: readonly Wanted[]): Promise<boolean> {
  try {
    const [first] = wanted;
    const [nsenter, ...words] = (first && joiningWords(first)) ?? [];
    if (nsenter === undefined) return false;
    const child = spawn(nsenter, [...words, execPath, program, OPEN_HERE, String(wanted.length)], { stdio: ['pipe', 'pipe', 'ignore', ...wanted.map(({ net }) => net)] });
    const ended = once(child, 'close').catch(() => []); // it may not even start
    const opened = await readAnswer(child);
    const isTaken = opened?.length === wanted.length && takeAll(child.pid ?? 0, wanted, opened);
    child.stdin?.end();
    await ended; // a process inside that is still there would be found by whoever looks who is there
    return isTaken;
  } finally {
    wanted.forEach(closeOwned);
  }
}

/** One line of JSON, which the same program has written; nothing where it could not start or was refused. */
async function readAnswer({ stdout }: ChildProcess): Promise<readonly Opened[] | undefined> {
  if (stdout === null) return undefined;
  let said = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    said += chunk;
    if (said.endsWith('\n')) return JSON.parse(said);
  }
  return undefined;
}

function takeAll(pid: number, wanted: readonly Wanted[], opened: readonly Opened[]): boolean {
  const pidfd = attempt(() => libc().pidfdOpen(pid));
  if (pidfd === undefined) return false;
  try {
    const doors = wanted.map(({ target }, at) => ({ target, door: take(pidfd, opened[at]) }));
    for (const { target, door } of doors) if (door !== undefined) keepDoor(target.id, door);
    return doors.some(({ door }) => door !== undefined);
  } finally {
    closeSync(pidfd);
  }
}

/** Copies of what the process has open; `undefined` where this kernel or its security module does not let us have them (pidfd_getfd(2)). */
function take(pidfd: number, opened: Opened | undefined): Door | undefined {
  const copied: number[] = [];
  const copy = (descriptor: number): number => {
    const own = libc().pidfdGetfd(pidfd, descriptor);
    copied.push(own);
    return own;
  };
  if (opened === undefined) return undefined;
  const { route, diag, generic } = opened.sockets;
  const door = attempt((): Door => {
    const sockets = new Map<Protocol, number>([['route', copy(route)], ['diag', copy(diag)], ['generic', copy(generic)]]);
    return { sockets, listener: copy(opened.listener), files: new Map(Object.entries(opened.files).map(([name, descriptor]) => [name, copy(descriptor)])) };
  });
  if (door === undefined) copied.forEach((descriptor) => closeSync(descriptor));
  return door;
}
