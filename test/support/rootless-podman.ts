import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, plantBusybox } from './busybox-tree.ts';
import { podmanSettings } from './podman.ts';
import { runWords } from './run-netnsh.ts';
import { runProgram } from './world.ts';

/** A podman of a user who is not root. */
export interface RootlessPodman {
  /** Words to put before a program that the user runs. */
  readonly as: readonly string[];
  run(words: string, command: string): string;
  end(): void;
}

export const STRANGER = 65534;

/**
 * Without root podman takes no hierarchy of cgroups but the unified one (crun, libcrun/cgroup.c), so it gets a mount namespace with that one. A user
 * without further ids is alone in his user namespace, which is enough for one program.
 */
export function aRootlessPodman(): RootlessPodman {
  const folder = aFolder('rootless');
  const root = plantBusybox(folder);
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  for (const path of [home, runtime]) {
    mkdirSync(path, { mode: 0o700 });
    chownSync(path, STRANGER, STRANGER);
  }
  runProgram(['chown', '-R', `${STRANGER}:${STRANGER}`, root]);
  const settingsFile = join(folder, 'containers.conf');
  writeFileSync(settingsFile, podmanSettings);
  const user = ['setpriv', `--reuid=${STRANGER}`, `--regid=${STRANGER}`, '--clear-groups', 'env', `HOME=${home}`, `XDG_RUNTIME_DIR=${runtime}`, `CONTAINERS_CONF=${settingsFile}`];
  const furnish = 'umount --lazy /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup && cd / && exec "$@"';
  const apart = ['unshare', '--mount', 'sh', '-c', furnish, 'sh'];
  const options = ['--runtime', 'crun', '--cgroup-manager', 'cgroupfs', '--storage-driver', 'vfs', '--events-backend', 'none'];
  const podman = (words: string): string => {
    const { status, stdout, stderr } = runWords([...apart, ...user, 'podman', ...options, ...words.split(' ')]);
    if (status !== 0) throw new Error(`podman ${words}: ${stderr}`);
    return stdout.trim();
  };
  const started: string[] = [];
  return {
    as: user,
    run(words, command) {
      const id = podman(`run --detach --cgroups=disabled ${words} --rootfs ${root} ${command}`);
      started.push(id);
      return id;
    },
    end() {
      for (const id of started) podman(`rm --force --time 0 ${id}`);
      process.kill(Number(readFileSync(join(runtime, 'libpod', 'tmp', 'pause.pid'), 'utf8'))); // it keeps the user namespace for the next podman
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
