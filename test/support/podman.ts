import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, plantBusybox } from './busybox-tree.ts';
import { runProgram } from './world.ts';

/** A podman with a storage of its own. */
export interface Podman {
  /** Starts a container from a busybox tree; gives its id. */
  run(words: string, command: string): string;
  /** Runs podman with these words; gives what it printed. */
  podman(words: string): string;
  /** Ends every container and removes all that podman keeps. */
  end(): void;
}

/** Podman would raise the limits, which a machine within a machine forbids (containers.conf(5)). */
export const podmanSettings = `[containers]
default_ulimits = ["nofile=1024:4096", "nproc=1000:1000"]
`;

export function aPodman(): Podman {
  const folder = aFolder('podman');
  const root = plantBusybox(folder);
  const settingsFile = join(folder, 'containers.conf');
  writeFileSync(settingsFile, podmanSettings);
  const options = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run'), '--tmpdir', join(folder, 'tmp'), '--runtime', 'runc', '--cgroup-manager', 'cgroupfs', '--storage-driver', 'vfs', '--events-backend', 'none'];
  const podman = (words: string): string => runProgram(['env', `CONTAINERS_CONF=${settingsFile}`, 'podman', ...options, ...words.split(' ')]).trim();
  const started: string[] = [];
  return {
    podman,
    run(words, command) {
      const id = podman(`run --detach ${words} --rootfs ${root} ${command}`);
      started.push(id);
      return id;
    },
    end() {
      for (const id of started.reverse()) podman(`rm --force --time 0 ${id}`); // one whose stack is shared goes after those that share it
      podman('pod rm --force --all --time 0');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
