import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, plantBusybox } from './busybox-tree.ts';
import { runProgram } from './world.ts';

/** A podman with a storage of its own. */
export interface Podman {
  /** The busybox tree that containers run in. */
  readonly root: string;
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

/** With `isNetworked`, it has a network `shop`: a bridge with the rules that the plugins of CNI make. */
export function aPodman({ isNetworked = false } = {}): Podman {
  const folder = aFolder('podman');
  const root = plantBusybox(folder);
  const settingsFile = join(folder, 'containers.conf');
  writeFileSync(settingsFile, podmanSettings);
  const networks = join(folder, 'networks');
  if (isNetworked) {
    mkdirSync(networks);
    writeFileSync(join(networks, 'shop.conflist'), JSON.stringify(network));
  }
  const options = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run'), '--tmpdir', join(folder, 'tmp'), '--runtime', 'runc', '--cgroup-manager', 'cgroupfs', '--storage-driver', 'vfs', '--events-backend', 'none', '--network-config-dir', networks];
  const podman = (words: string): string => runProgram(['env', `CONTAINERS_CONF=${settingsFile}`, 'podman', ...options, ...words.split(' ')]).trim();
  const started: string[] = [];
  return {
    root,
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

/** As `podman network create` writes it (CNI, conventions of bridge, portmap and firewall). */
const network = {
  cniVersion: '0.4.0',
  name: 'shop',
  plugins: [
    { type: 'bridge', bridge: 'shop0', isGateway: true, ipMasq: true, hairpinMode: true, ipam: { type: 'host-local', routes: [{ dst: '0.0.0.0/0' }], ranges: [[{ subnet: '10.77.0.0/24', gateway: '10.77.0.1' }]] } },
    { type: 'portmap', capabilities: { portMappings: true } },
    { type: 'firewall', backend: 'iptables' },
    { type: 'tuning' },
  ],
};
