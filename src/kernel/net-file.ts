import { readFileSync } from 'node:fs';
import { KernelError } from '../errors.ts';
import type { Target } from '../model/namespace.ts';
import { errnoOf } from './errno.ts';
import type { NetFile } from './net-files.ts';
import { insideNamespace } from './read-inside.ts';
import { lookupDoor, readDoorFile } from './rootless/doors.ts';
import { isRefusedEntry } from './rootless/joining.ts';
import { orOtherwise } from './rootless/otherwise.ts';
import { readThere } from './rootless/read-there.ts';
import { decodeBytes } from './text.ts';

/** @see Kernel.readNetFile */
export async function readNetFile(target: Target, name: NetFile): Promise<string | undefined> {
  const bytes = await orOtherwise(target, () => readNetBytes(target, name));
  return bytes === undefined ? undefined : decodeBytes(bytes);
}

/** The same at once, as bytes, where we may go in ourselves or a door is open. */
export function readNetBytes(target: Target, name: NetFile): Buffer | undefined {
  const door = lookupDoor(target.id);
  if (door !== undefined) return readDoorFile(door, name);
  let bytes: Buffer | undefined;
  insideNamespace(target, () => void (bytes = readBytes(`/proc/thread-self/net/${name}`))); // /proc/net is that of the process's first thread
  return bytes;
}

/** @see Kernel.readSysctl. /proc/sys/net is that of the task that opens a file in it (kernel, net/sysctl_net.c, net_ctl_header_lookup). */
export async function readSysctl(target: Target, path: string): Promise<string | undefined> {
  let text: string | undefined;
  try {
    insideNamespace(target, () => void (text = readText(`/proc/sys/net/${path}`)));
  } catch (error) {
    if (!isRefusedEntry(error)) throw error;
    text = await readThere(target, `/proc/sys/net/${path}`);
    if (text === undefined) throw error;
  }
  return text?.trimEnd();
}

/** @see Kernel.readTextFile */
export function readText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes === undefined ? undefined : decodeBytes(bytes);
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    if (errno === 'ENOENT' || errno === 'ENOTDIR') return undefined;
    throw new KernelError(`read ${path}`, errno, { cause: error });
  }
}
