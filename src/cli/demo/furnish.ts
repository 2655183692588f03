import { closeSync, existsSync, readdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { KernelError, ShellError, UsageError } from '../../errors.ts';
import { libc } from '../../kernel/libc.ts';
import { OWN_MOUNTS } from './world.ts';

const MS_RDONLY = 1;
const MS_NOSUID = 2;
const MS_NODEV = 4;
const MS_NOEXEC = 8;

/**
 * Makes the new world ours: a /run without anybody's namespaces in it, and a /sys that shows this world's devices. `outside` is the mount
 * namespace that was left, `descriptor` one that is no longer needed.
 */
export function furnishWorld(outside: string, descriptor: string): Furniture {
  const isInWorld = outside.startsWith('mnt:[') && outside !== readlinkSync(OWN_MOUNTS);
  if (!isInWorld) throw new UsageError('--inside is for netnsh itself', { hint: 'netnsh demo' }); // it would mount over the machine's /run
  if (/^\d+$/.test(descriptor)) closeSync(Number(descriptor));
  const shortcuts = listSymlinks('/run').map((path) => [readlinkSync(path), path] as const);
  mountRun();
  for (const [target, path] of shortcuts) symlinkSync(target, path);
  return { run: statSync('/run').dev, notices: mountSys() };
}

export interface Furniture {
  /** The device of our own /run. */
  readonly run: number;
  /** What could not be done, for the user to know. */
  readonly notices: readonly string[];
}

function mountRun(): void {
  try {
    libc().mount('tmpfs', '/run', 'tmpfs', MS_NOSUID | MS_NODEV, 'mode=755');
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    if (error.errno === 'ENOENT') throw new ShellError('the demo needs a folder /run, and there is none', { hint: 'sudo mkdir /run' });
    throw new ShellError(`the demo can not have a /run of its own: ${error.message}`, {
      cause: error,
      hint: 'in a container, start it with --security-opt apparmor=unconfined, or with --privileged',
    });
  }
}

/** NixOS finds every program through one of them, /run/current-system. */
function listSymlinks(folder: string): readonly string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => `${folder}/${name}`);
}

/** Where /sys is read-only, only another read-only one may lie over it. */
function mountSys(): readonly string[] {
  let refused: KernelError | undefined;
  for (const access of [0, MS_RDONLY]) {
    try {
      libc().mount('sysfs', '/sys', 'sysfs', MS_NOSUID | MS_NODEV | MS_NOEXEC | access, null);
      return [];
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      refused = error;
    }
  }
  return [`/sys shows the devices of this machine, not of the lab: ${refused?.message}`];
}
