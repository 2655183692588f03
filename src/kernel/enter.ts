import { closeSync, constants, openSync, readdirSync, statSync, statfsSync, writeSync } from 'node:fs';
import { KernelError } from '../errors.ts';
import { libc } from './libc.ts';

/*
 * The one file that changes namespace.
 *
 * setns(2) moves one thread. A socket stays in the namespace in which it was made, and a child is born in that of the thread that
 * forks it. So: go there, open the socket or spawn the child, come back, in one synchronous stretch. Nothing else of this process
 * runs meanwhile. If the way back fails, the process ends at once: nothing may go on in a wrong namespace.
 */

const CLONE_NEWNS = 0x0002_0000;
const CLONE_NEWNET = 0x4000_0000;
const MS_RDONLY = 1;
const MS_BIND = 0x1000;
const MS_REC = 0x4000;
const MS_SLAVE = 0x8_0000;
const MNT_DETACH = 2;
const O_PATH = 0x20_0000; // fcntl.h; Node has no name for it
const ST_RDONLY = 1;

/** Where the thread was, to come back to. */
interface Origin {
  readonly descriptor: number;
  readonly kind: number;
}

let networkOrigin: Origin | undefined;

/** Calls `work` with this thread in the network namespace behind `descriptor`. `work` must be synchronous. */
export function inNetworkNamespace<T>(descriptor: number, work: () => T): T {
  const origin = (networkOrigin ??= openNetworkOrigin());
  libc().setns(descriptor, CLONE_NEWNET);
  try {
    return work();
  } finally {
    comeBack(origin);
  }
}

/** Calls `work` with this thread in a network namespace that did not exist before, and that ends with it unless `work` binds it. */
export function inNewNetworkNamespace<T>(work: () => T): T {
  const origin = (networkOrigin ??= openNetworkOrigin());
  libc().unshare(CLONE_NEWNET);
  try {
    return work();
  } finally {
    comeBack(origin);
  }
}

function openNetworkOrigin(): Origin {
  return { descriptor: openSync('/proc/thread-self/ns/net', 'r'), kind: CLONE_NEWNET };
}

/**
 * The same for spawning programs: /sys shows the namespace's devices, and the files of /etc/netns/NAME lie over /etc, as with
 * `ip netns exec` (iproute2, lib/namespace.c). What can not be mounted is told to `onNotice`, and the program starts without it.
 */
export function inProgramNamespace<T>(descriptor: number, etcName: string | undefined, onNotice: (text: string) => void, work: () => T): T {
  return inNetworkNamespace(descriptor, () =>
    inOwnMountNamespace(onNotice, () => {
      mountSysfs(onNotice);
      if (etcName !== undefined) bindEtc(etcName, onNotice);
    }, work),
  );
}

function inOwnMountNamespace<T>(onNotice: (text: string) => void, prepare: () => void, work: () => T): T {
  const origin: Origin = { descriptor: openSync('/proc/thread-self/ns/mnt', 'r'), kind: CLONE_NEWNS };
  const root = openSync('/', O_PATH | constants.O_DIRECTORY);
  const directory = openSync('.', O_PATH | constants.O_DIRECTORY);
  let isAway = false;
  try {
    try {
      libc().unshare(CLONE_NEWNS);
      isAway = true;
      libc().mount('', '/', 'none', MS_SLAVE | MS_REC, null);
      prepare();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      onNotice(`/sys still shows the devices of the starting namespace: ${error.message}`);
    }
    return work();
  } finally {
    if (isAway) {
      comeBack(origin);
      restoreDirectories(root, directory);
    }
    closeSync(origin.descriptor);
    closeSync(root);
    closeSync(directory);
  }
}

/** Entering a mount namespace resets root and working directory to its root (kernel, fs/namespace.c, mntns_install). */
function restoreDirectories(root: number, directory: number): void {
  try {
    const before = `/proc/self/fd/${root}`;
    if (!isSameFile(before, '/')) {
      libc().fchdir(root);
      libc().chroot('.');
    }
    libc().fchdir(directory);
  } catch (error) {
    endProcess(error);
  }
}

function isSameFile(a: string, b: string): boolean {
  const [first, second] = [statSync(a), statSync(b)];
  return first.dev === second.dev && first.ino === second.ino;
}

function mountSysfs(onNotice: (text: string) => void): void {
  try {
    let flags = 0;
    try {
      libc().umount('/sys', MNT_DETACH);
    } catch {
      // A locked mount can only be covered, and a read-only one only by another read-only one.
      if (isReadOnly('/sys')) flags = MS_RDONLY;
    }
    libc().mount('sysfs', '/sys', 'sysfs', flags, null);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    onNotice(`/sys does not show this namespace's devices: ${error.message}`);
  }
}

function isReadOnly(path: string): boolean {
  const found = statfsSync(path);
  return 'flags' in found && (Number(found.flags) & ST_RDONLY) !== 0;
}

function bindEtc(name: string, onNotice: (text: string) => void): void {
  for (const file of listFolder(`/etc/netns/${name}`)) {
    try {
      libc().mount(`/etc/netns/${name}/${file}`, `/etc/${file}`, 'none', MS_BIND, null);
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      onNotice(`/etc/netns/${name}/${file} could not be bound over /etc/${file}: ${error.message}`);
    }
  }
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function comeBack(origin: Origin): void {
  try {
    libc().setns(origin.descriptor, origin.kind);
  } catch (error) {
    endProcess(error);
  }
}

function endProcess(error: unknown): never {
  writeSync(2, `netnsh: cannot return to the starting namespace, ending at once: ${String(error)}\n`);
  libc().exitNow(70);
  throw error; // not reached
}
