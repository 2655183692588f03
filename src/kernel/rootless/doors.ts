import { closeSync, readSync } from 'node:fs';
import { namespaceKey, type NamespaceId } from '../../model/namespace.ts';
import { libc } from '../libc.ts';
import type { Protocol } from '../netlink/socket.ts';

/*
 * What was opened inside of namespaces that this process can not enter (open-doors.ts): sockets and files stay in the namespace in which they
 * were opened, whoever has them. They are kept for a moment, so that a line that asks several questions opens them once, and no longer,
 * because they keep the namespace alive.
 */

/** Descriptors of ours. */
export interface Door {
  readonly sockets: ReadonlyMap<Protocol, number>;
  /** A socket of rtnetlink that nobody asks anything; until somebody listens to it. */
  listener: number | undefined;
  /** Files of /proc/net by their names; those that this kernel does not have are missing. */
  readonly files: ReadonlyMap<string, number>;
}

const KEPT_MS = 1000;

const doors = new Map<string, Door>();
let closing: NodeJS.Timeout | undefined;

export function keepDoor(id: NamespaceId, door: Door): void {
  const before = doors.get(namespaceKey(id));
  if (before !== undefined) closeDoor(before);
  doors.set(namespaceKey(id), door);
  stayOpen();
}

/** The door that is open; `undefined` for all namespaces that need none. */
export function lookupDoor(id: NamespaceId): Door | undefined {
  if (doors.size === 0) return undefined;
  stayOpen();
  return doors.get(namespaceKey(id));
}

/** The socket that was opened there for whoever listens, and who closes it from now on; each door gives it once. */
export function takeListener(id: NamespaceId): number | undefined {
  const door = lookupDoor(id);
  const listener = door?.listener;
  if (door !== undefined) door.listener = undefined;
  return listener;
}

function stayOpen(): void {
  if (closing === undefined) closing = setTimeout(closeDoors, KEPT_MS).unref();
  else closing.refresh();
}

export function closeDoors(): void {
  clearTimeout(closing);
  closing = undefined;
  doors.forEach(closeDoor);
  doors.clear();
}

function closeDoor({ sockets, listener, files }: Door): void {
  for (const descriptor of [...sockets.values(), ...files.values()]) closeSync(descriptor);
  if (listener !== undefined) closeSync(listener);
}

const F_DUPFD_CLOEXEC = 1030; // linux/fcntl.h

/** A descriptor of the same socket, which the caller closes. */
export function copySocket({ sockets }: Door, protocol: Protocol): number {
  const descriptor = sockets.get(protocol);
  if (descriptor === undefined) throw new Error(`no socket of ${protocol} was opened inside`);
  return libc().fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
}

/** The bytes of a file of /proc/net, from its beginning at every call; `undefined` where this kernel has none. */
export function readDoorFile({ files }: Door, name: string): Buffer | undefined {
  const descriptor = files.get(name);
  if (descriptor === undefined) return undefined;
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const chunk = Buffer.alloc(64 * 1024);
    const length = readSync(descriptor, chunk, 0, chunk.length, at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    at += length;
  }
}
