import { closeSync, constants, fstatSync, openSync, readlinkSync, statSync } from 'node:fs';
import { howToGetRights, KernelError } from '../errors.ts';
import { asInode, inodeLabel, isSameNamespace, type NamespaceId, type Target, type Way } from '../model/namespace.ts';
import { attempt, errnoOf, isForbidden, missingRight } from './errno.ts';
import { libc } from './libc.ts';
import { openSocketNamespace } from './socket-namespace.ts';
import { encodeText } from './text.ts';

const O_PATH = 0x20_0000; // fcntl.h; Node has no name for it
const NS_GET_NSTYPE = 0xb703; // linux/nsfs.h
const CLONE_NEWNET = 0x4000_0000; // linux/sched.h

/**
 * A descriptor of the namespace, which the caller closes. A pid or a name may have passed to another namespace since the target
 * was found: each way is opened once, and taken only if the descriptor itself is the right one.
 *
 * Throws a KernelError: the namespace is gone, or which right is missing.
 */
export function openNamespace(target: Target): number {
  let refusal: string | undefined;
  for (const way of target.ways) {
    const descriptor = attempt(() => openWay(way), (errno) => {
      if (isForbidden(errno)) refusal ??= missingRight(way.via === 'path' ? way.path : `/proc/${way.pid}/fd/${way.descriptor}`);
    });
    if (descriptor === undefined) continue;
    if (isSameNamespace(identify(descriptor), target.id)) return descriptor;
    closeSync(descriptor);
  }
  const operation = `open ${target.label ?? inodeLabel(target.id)}`;
  if (refusal === undefined) throw new KernelError(operation, 'ENOENT', { kernelText: 'the namespace is gone', hint: 'ns lists those that are there' });
  throw new KernelError(operation, 'EACCES', { kernelText: refusal, hint: howToGetRights });
}

function openWay(way: Way): number {
  return way.via === 'socket' ? openSocketNamespace(way.pid, way.descriptor) : openPath(way.path);
}

/** A descriptor of what is at the path, where a namespace is expected; it may be anything else. */
export function openPath(path: string): number {
  return NAMESPACES_ONLY.test(path) ? openSync(encodeText(path), constants.O_RDONLY | constants.O_NONBLOCK) : openNsfs(path);
}

/**
 * Where nothing but a namespace is expected, the path is opened at once, which takes a quarter of the time. The worst that can be there
 * by accident is a FIFO, and that is not waited for.
 */
const NAMESPACES_ONLY = /^\/run\/netns\/|^\/proc\/[^/]+\/(?:task\/\d+\/)?ns\/net$/;

/**
 * Opens an nsfs file of any type, and nothing else: the path is looked up without opening what is there, since opening a FIFO waits
 * and opening a device may act (open(2), O_PATH).
 */
export function openNsfs(path: string): number {
  const place = openSync(encodeText(path), O_PATH);
  try {
    if (fstatSync(place).dev !== nsfsDevice()) throw new KernelError(`open ${path}`, 'EINVAL', { kernelText: 'not a namespace' });
    return openSync(`/proc/self/fd/${place}`, constants.O_RDONLY);
  } finally {
    closeSync(place);
  }
}

/** What the kernel compares to tell namespaces apart. */
export function identify(descriptor: number): NamespaceId {
  const { dev, ino } = fstatSync(descriptor);
  return { device: dev, inode: asInode(ino) };
}

/** All types of namespace share one file system (ioctl_ns(2), Linux 4.11). */
export function isNetworkNamespace(descriptor: number): boolean {
  return readNamespaceType(descriptor) === CLONE_NEWNET;
}

/** The CLONE_NEW… number of the namespace behind the descriptor. */
export function readNamespaceType(descriptor: number): number {
  return libc().ioctl(descriptor, NS_GET_NSTYPE, 0);
}

/** The identity of what is at an nsfs path, without opening it; `undefined` when nothing is there, or something else. */
export function identifyPath(path: string): NamespaceId | undefined {
  const found = statSync(encodeText(path), { throwIfNoEntry: false });
  return found?.dev === nsfsDevice() ? { device: found.dev, inode: asInode(found.ino) } : undefined;
}

/**
 * The identity behind a link of /proc/PID/ns, from its text (`net:[4026532178]`): the kernel writes it for a third of what a stat
 * costs, which makes an inode first. `undefined` when the process is gone or a zombie; throws where it may not be read.
 */
export function identifyLink(link: string): NamespaceId | undefined {
  try {
    const text = readlinkSync(link);
    return { device: nsfsDevice(), inode: asInode(Number(text.slice(text.indexOf('[') + 1, -1))) };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ESRCH') return undefined;
    throw error;
  }
}

let device: number | undefined;

/** `st_dev` of the one file system in which all namespaces live. */
export function nsfsDevice(): number {
  return (device ??= statSync('/proc/self/ns/net').dev);
}
