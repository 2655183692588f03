import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { howToGetRights, KernelError } from '../errors.ts';
import { errnoOf, isForbidden } from './errno.ts';
import { libc } from './libc.ts';
import { bindEtc, mountSysfs } from './program-mounts.ts';

/*
 * The one file that changes namespace.
 *
 * setns(2) moves one thread. A socket stays in the namespace in which it was made, and a child is born in that of the thread that
 * forks it. So: go there, open the socket or spawn the child, come back, in one synchronous stretch. Nothing else of this process
 * runs meanwhile. If the way back fails, the process ends at once: nothing may go on in a wrong namespace. A right to enter is no
 * right to return, so the way back is tried, from here to here, before this process leaves for the first time.
 */

const CLONE_FS = 0x200;
const CLONE_NEWNS = 0x0002_0000;
const CLONE_NEWNET = 0x4000_0000;
const MS_REC = 0x4000;
const MS_SLAVE = 0x8_0000;
const O_PATH = 0x20_0000; // fcntl.h; Node has no name for it

/** The operation of the KernelError that a missing right gives; whoever knows the namespace's name puts it in. */
export const ENTERING = 'enter a network namespace';

/** Calls `work` with this thread in the network namespace behind `descriptor`. `work` must be synchronous. */
export function inNetworkNamespace<T>(descriptor: number, work: () => T): T {
  return elsewhere(() => libc().setns(descriptor, CLONE_NEWNET), work);
}

/** Calls `work` with this thread in a network namespace that did not exist before, and that ends with it unless `work` binds it. */
export function inNewNetworkNamespace<T>(work: () => T): T {
  return elsewhere(() => libc().unshare(CLONE_NEWNET), work);
}

let home: number | undefined;
let isElsewhere = false;

function elsewhere<T>(leave: () => void, work: () => T): T {
  if (isElsewhere) throw new Error('this thread is in another network namespace already, and would come back from both at once');
  const origin = explainRights(() => {
    const found = (home ??= openHome());
    leave();
    return found;
  });
  isElsewhere = true;
  try {
    return work();
  } finally {
    orEnd(() => libc().setns(origin, CLONE_NEWNET));
    isElsewhere = false;
  }
}

/** Kept open: it is the namespace in which this process lives, so that nothing is kept alive by it. */
function openHome(): number {
  const descriptor = openSync('/proc/thread-self/ns/net', 'r');
  try {
    libc().setns(descriptor, CLONE_NEWNET);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function explainRights<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isForbidden(errnoOf(error) ?? '')) throw error;
    throw new KernelError(ENTERING, 'EPERM', {
      kernelText: 'this needs CAP_SYS_ADMIN, there and here',
      hint: howToGetRights,
      cause: error,
    });
  }
}

/**
 * The same for spawning programs: /sys shows the namespace's devices, and the files of /etc/netns/NAME lie over /etc, as with
 * `ip netns exec` (iproute2, lib/namespace.c). What can not be mounted is told to `onNotice`, and the program starts without it.
 */
export function inProgramNamespace<T>(descriptor: number, etcName: string | undefined, onNotice: (text: string) => void, work: () => T): T {
  return inNetworkNamespace(descriptor, () => inOwnMountNamespace(onNotice, () => furnish(etcName, onNotice), work));
}

/** The same without a way back, for a process that is inside already and goes on as the program. */
export function settleInMountNamespace(etcName: string | undefined, onNotice: (text: string) => void): void {
  orNotice(onNotice, () => {
    libc().unshare(CLONE_NEWNS);
    furnish(etcName, onNotice);
  });
}

/** In a mount namespace of this thread's own. */
function furnish(etcName: string | undefined, onNotice: (text: string) => void): void {
  libc().mount('', '/', 'none', MS_SLAVE | MS_REC, null);
  mountSysfs(onNotice);
  if (etcName !== undefined) bindEtc(etcName, onNotice);
}

function orNotice(onNotice: (text: string) => void, prepare: () => void): void {
  try {
    prepare();
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    const why = isForbidden(error.errno) ? `another needs CAP_SYS_ADMIN and CAP_SYS_CHROOT (${error.errno})` : error.message;
    onNotice(`/sys still shows the devices of the starting namespace: ${why}`);
  }
}

/**
 * This thread does no longer share root and working directory with the other threads of this process afterwards (unshare(2),
 * CLONE_FS): Node's thread pool does not see a later chdir(2), so that paths for it must be absolute.
 */
function inOwnMountNamespace<T>(onNotice: (text: string) => void, prepare: () => void, work: () => T): T {
  const place = openPlace();
  let isAway = false;
  try {
    orNotice(onNotice, () => {
      proveReturn(place);
      libc().unshare(CLONE_NEWNS);
      isAway = true;
      prepare();
    });
    return work();
  } finally {
    if (isAway) orEnd(() => returnTo(place));
    closePlace(place);
  }
}

/** Where this thread is among the mounts, to come back to; as descriptors. */
interface Place {
  readonly mounts: number;
  readonly root: number;
  readonly directory: number;
}

function openPlace(): Place {
  const opened: number[] = [];
  const open = (path: string, flags: number): number => {
    const descriptor = openSync(path, flags);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    return {
      mounts: open('/proc/thread-self/ns/mnt', constants.O_RDONLY),
      root: open('/', O_PATH | constants.O_DIRECTORY),
      directory: open('.', O_PATH | constants.O_DIRECTORY),
    };
  } catch (error) {
    opened.forEach((descriptor) => closeSync(descriptor));
    throw error;
  }
}

function closePlace({ mounts, root, directory }: Place): void {
  closeSync(mounts);
  closeSync(root);
  closeSync(directory);
}

let isReturnProved = false;

/** CAP_SYS_ADMIN alone lets a process leave its mount namespace, and not come back: that needs CAP_SYS_CHROOT too (setns(2)). */
function proveReturn(place: Place): void {
  if (isReturnProved) return;
  libc().unshare(CLONE_FS); // a thread that shares them can not enter a mount namespace
  libc().setns(place.mounts, CLONE_NEWNS);
  orEnd(() => restoreDirectories(place));
  isReturnProved = true;
}

function returnTo(place: Place): void {
  libc().setns(place.mounts, CLONE_NEWNS);
  restoreDirectories(place);
}

/** Entering a mount namespace resets root and working directory to its root (kernel, fs/namespace.c, mntns_install). */
function restoreDirectories({ root, directory }: Place): void {
  libc().fchdir(root);
  libc().chroot('.');
  libc().fchdir(directory);
}

/** Nothing may throw between the failure and the end, not even a stderr that nobody reads any more. */
function orEnd(comeBack: () => void): void {
  try {
    comeBack();
  } catch (error) {
    try {
      writeSync(2, `netnsh: cannot return to the starting namespace, ending at once: ${String(error)}\n`);
    } finally {
      libc().exitNow(70);
    }
  }
}
