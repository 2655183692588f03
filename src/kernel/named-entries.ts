import { closeSync, lstatSync, readdirSync, readlinkSync, statSync, type Stats } from 'node:fs';
import { KernelError } from '../errors.ts';
import { asInode } from '../model/namespace.ts';
import { attempt, errnoOf, isForbidden, missingRight } from './errno.ts';
import { nsfsDevice, openPath, readNamespaceType } from './nsfs.ts';
import type { NamedEntry } from './port.ts';
import { quote, removalOf } from './repair.ts';
import { decodeBytes, encodeText } from './text.ts';

type Found = NamedEntry['found'];

/** What /run/netns holds, or another folder of the kind: each name with its namespace, or with why there is none. */
export async function readNamedEntries(directory: string): Promise<readonly NamedEntry[]> {
  return listNames(directory).flatMap((name) => {
    const path = `${directory}/${name}`;
    const found = lookAt(path);
    return found === undefined ? [] : [{ name, path, found }];
  });
}

/** A namespace by any path; says why where the path leads to no network namespace, and never tells to remove what is there. */
export async function readPath(path: string): Promise<NamedEntry> {
  const found = lookAt(path) ?? broken('nothing is there', LIST);
  const isRepairable = found.is === 'namespace' || found.repair === ASK_ROOT;
  return { name: path.slice(path.lastIndexOf('/') + 1), path, found: isRepairable ? found : { ...found, repair: LIST } };
}

const LIST = 'ns';
const ASK_ROOT = 'sudo netnsh';

function listNames(directory: string): readonly string[] {
  try {
    return readdirSync(encodeText(directory), { encoding: 'buffer' }).map(decodeBytes);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    if (errno === 'ENOENT') return [];
    throw new KernelError(`read ${directory}`, errno);
  }
}

/** `undefined` when the path leads to nothing: a name that was deleted meanwhile, or was never there. */
function lookAt(path: string): Found | undefined {
  let errno: string | undefined;
  const itself = attempt(() => lstatSync(encodeText(path), { throwIfNoEntry: false }), (refused) => (errno = refused));
  if (errno !== undefined) return refused(path, errno);
  if (itself === undefined) return undefined;
  return itself.isSymbolicLink() ? followLink(path) : judge(path, itself, '');
}

/** `ip netns` follows symlinks; some tools link a name to /proc/PID/ns/net, which dangles once the process has ended. */
function followLink(path: string): Found {
  const bytes = attempt(() => readlinkSync(encodeText(path), { encoding: 'buffer' }));
  // The text of /proc/PID/ns/net itself (`net:[4026532178]`) is no place that a reader could go to, and may not be readable.
  const target = bytes === undefined || /^[a-z_]+:\[\d+\]$/.test(decodeBytes(bytes)) ? undefined : decodeBytes(bytes);
  let errno: string | undefined;
  const end = attempt(() => statSync(encodeText(path), { throwIfNoEntry: false }), (refused) => (errno = refused));
  if (errno !== undefined) return refused(path, errno, target);
  if (end === undefined) return target === undefined ? broken('the process has ended', LIST) : broken(`a symlink to ${target}, where nothing is`, removalOf(path));
  return judge(path, end, target === undefined ? 'this is ' : `a symlink to ${target}: `);
}

function judge(path: string, end: Stats, lead: string): Found {
  if (end.dev !== nsfsDevice()) return broken(`${lead}${describeFile(end)}`, end.isDirectory() && lead === '' ? `rmdir ${quote(path)}` : removalOf(path));
  const type = attempt(() => readTypeAt(path));
  // Anybody may stat these files. Where opening is refused, being of the right file system is all that can be known.
  if (type === undefined || type === 'network') return { is: 'namespace', id: { device: end.dev, inode: asInode(end.ino) } };
  const reason = lead === '' ? `a ${type} namespace is bound here` : `${lead}a ${type} namespace`;
  return broken(reason, lead === '' ? `umount ${quote(path)}` : removalOf(path));
}

function readTypeAt(path: string): string {
  const descriptor = openPath(path);
  try {
    const type = readNamespaceType(descriptor);
    return TYPES[type] ?? `type 0x${type.toString(16)}`;
  } finally {
    closeSync(descriptor);
  }
}

/** The CLONE_NEW… numbers (linux/sched.h). */
const TYPES: Readonly<Record<number, string>> = {
  0x0000_0080: 'time',
  0x0002_0000: 'mount',
  0x0200_0000: 'cgroup',
  0x0400_0000: 'uts',
  0x0800_0000: 'ipc',
  0x1000_0000: 'user',
  0x2000_0000: 'pid',
  0x4000_0000: 'network',
};

function describeFile(file: Stats): string {
  if (file.isDirectory()) return 'a directory';
  if (file.isFIFO()) return 'a FIFO';
  if (file.isSocket()) return 'a socket';
  if (file.isBlockDevice() || file.isCharacterDevice()) return 'a device';
  return file.size === 0 ? 'an empty file with no namespace bound to it, as a crash leaves behind' : 'a file that is no namespace';
}

function refused(path: string, errno: string, target = path): Found {
  if (isForbidden(errno)) return broken(missingRight(target), ASK_ROOT);
  return broken(errno === 'ELOOP' ? 'a symlink that leads back to itself' : `can not be looked at (${errno})`, removalOf(path));
}

function broken(reason: string, repair: string): Found {
  return { is: 'broken', reason, repair };
}
