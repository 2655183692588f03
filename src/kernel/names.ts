import { accessSync, closeSync, constants, mkdirSync, openSync, unlinkSync } from 'node:fs';
import { howToGetRights, KernelError, ShellError, UsageError } from '../errors.ts';
import { NAMES_DIRECTORY, pathOfName } from '../model/named-path.ts';
import { inNewNetworkNamespace } from './enter.ts';
import { errnoOf, isForbidden, missingRight } from './errno.ts';
import { isLeftover } from './leftover.ts';
import { libc } from './libc.ts';
import { encodeText } from './text.ts';

/*
 * Names of namespaces, as `ip netns` makes and removes them (iproute2, ip/ipnetns.c): the same files, the same mount propagation,
 * the same lock, so that both can be used on the same machine at the same time.
 */

const MS_BIND = 0x1000;
const MS_REC = 0x4000;
const MS_SHARED = 0x10_0000;
const MNT_DETACH = 2;
const UMOUNT_NOFOLLOW = 8;
const LOCK_EX = 2;

/** @see Kernel.addNamespace */
export function addNamespace(name: string): void {
  makeName(name, (path) => inNewNetworkNamespace(() => bind('/proc/thread-self/ns/net', path)));
}

/** @see Kernel.attachNamespace */
export function attachNamespace(name: string, pid: number): void {
  const source = `/proc/${pid}/ns/net`;
  makeName(name, (path) => {
    try {
      bind(source, path);
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === 'EACCES') throw new KernelError(`bind ${source}`, errno, { kernelText: missingRight(source), hint: howToGetRights, cause: error });
      if (errno !== 'ENOENT') throw error;
      throw new ShellError(`no process ${pid}`, { word: String(pid), hint: 'procs lists those of a namespace' });
    }
  });
}

/** @see Kernel.deleteNamespace */
export function deleteNamespace(name: string): void {
  const path = pathOf(name);
  requireWritable(path);
  try {
    libc().umount(path, MNT_DETACH | UMOUNT_NOFOLLOW); // behind a symlink may be any mount of the machine
  } catch (error) {
    // EINVAL: nothing is mounted there, a stale file. Unlinking then says what else may be wrong.
    if (isForbidden(errnoOf(error) ?? '')) throw explain(`remove ${path}`, error);
  }
  removeFile(name, path);
}

/** Where the file could not be removed afterwards, the namespace stays too. */
function requireWritable(path: string): void {
  try {
    accessSync(NAMES_DIRECTORY, constants.W_OK);
  } catch (error) {
    if (errnoOf(error) === 'EROFS') throw explain(`remove ${path}`, error); // all else is said by whoever tries
  }
}

function makeName(name: string, bindTo: (path: string) => void): void {
  const path = pathOf(name);
  try {
    shareNamesDirectory();
  } catch (error) {
    throw explain(`share ${NAMES_DIRECTORY}`, error);
  }
  if (!isLeftover(path)) createFile(name, path);
  try {
    bindTo(path); // last, so that whoever watches the folder finds the namespace ready
  } catch (error) {
    removeFile(name, path);
    throw explain(`bind ${path}`, error);
  }
}

/** The path of a name; refuses what can be no file name. */
export function pathOf(name: string): string {
  const isFileName = name !== '' && name !== '.' && name !== '..' && !name.includes('/') && !name.includes('\0');
  if (isFileName && encodeText(name).length <= 255) return pathOfName(name);
  throw new UsageError(`"${name}" can not be the name of a namespace`, {
    word: name,
    hint: 'a name is a file name under /run/netns: up to 255 bytes, no "/", and neither "." nor ".."',
  });
}

/** Mounts made in the folder must reach the other mount namespaces, so it has to be a shared mount point. */
function shareNamesDirectory(): void {
  makeNamesDirectory();
  const lock = openSync(NAMES_DIRECTORY, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    libc().flock(lock, LOCK_EX);
    if (tryShare()) return;
    libc().mount(NAMES_DIRECTORY, NAMES_DIRECTORY, 'none', MS_BIND | MS_REC, null);
    libc().mount('', NAMES_DIRECTORY, 'none', MS_SHARED | MS_REC, null);
  } finally {
    closeSync(lock); // and with it the lock
  }
}

/** Not with what is above it: /run is there, and Node says ENOENT of one that is read-only. */
function makeNamesDirectory(): void {
  try {
    mkdirSync(NAMES_DIRECTORY, { mode: 0o755 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}

/** Gives `false` where the folder is no mount point yet. */
function tryShare(): boolean {
  try {
    libc().mount('', NAMES_DIRECTORY, 'none', MS_SHARED | MS_REC, null);
    return true;
  } catch (error) {
    if (error instanceof KernelError && error.errno === 'EINVAL') return false;
    throw error;
  }
}

function createFile(name: string, path: string): void {
  try {
    closeSync(openSync(encodeText(path), constants.O_RDONLY | constants.O_CREAT | constants.O_EXCL, 0));
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw new ShellError(`there is already a namespace named ${name}`, { word: name, hint: 'see ns, or choose another name' });
    throw explain(`create ${path}`, error);
  }
}

function removeFile(name: string, path: string): void {
  try {
    unlinkSync(encodeText(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw new ShellError(`no namespace named ${name} in ${NAMES_DIRECTORY}`, { word: name, hint: 'ns lists what there is' });
    throw explain(`remove ${path}`, error);
  }
}

/** A refusal in words that say what was to be done. Any other error is as it was. */
export function explain(operation: string, error: unknown): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || (error instanceof KernelError && error.hint !== undefined)) return error;
  if (!isForbidden(errno)) return new KernelError(operation, errno, { cause: error });
  const kernelText = errno === 'EPERM' ? 'this needs CAP_SYS_ADMIN' : 'permission denied'; // EACCES comes from the file's own permissions
  return new KernelError(operation, errno, { kernelText, hint: howToGetRights, cause: error });
}

function bind(from: string, to: string): void {
  libc().mount(from, to, 'none', MS_BIND, null);
}
