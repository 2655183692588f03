import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { hasProgram, runProgram, worldRing } from './world.ts';

/**
 * A group of tests with a real runtime in the private world. Runtimes need the real root, and leave folders of their own behind: what was
 * not there before is removed after the group.
 */
export function runtimeRing(name: string, body: () => void, needs: readonly string[]): void {
  const isRoot = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)[2] === '4294967295';
  if (!isRoot) describe.skip(`${name} (skipped: runtimes of containers need the real root)`, body);
  else worldRing(name, () => withoutTraces(body), ['runc', 'busybox', ...needs]);
}

function withoutTraces(body: () => void): void {
  let before: ReadonlySet<string> = new Set();
  let forwarding = '';
  beforeAll(() => {
    forwarding = readFileSync(FORWARDING, 'utf8');
    before = new Set(traces().filter((path) => existsSync(path)));
    mkdirSync(ADDRESSES, { recursive: true });
    runProgram(['mount', '-t', 'tmpfs', 'tmpfs', ADDRESSES]);
  });
  afterAll(() => {
    runProgram(['umount', ADDRESSES]);
    writeFileSync(FORWARDING, forwarding);
    if (hasProgram('nft')) runProgram(['nft', 'flush', 'ruleset']); // those of the private world, where only runtimes make some
    for (const path of traces().filter((one) => existsSync(one) && !before.has(one))) {
      if (path.startsWith(CGROUPS)) removeCgroup(path);
      else rmSync(path, { recursive: true, force: true });
    }
  });
  body();
}

const FORWARDING = '/proc/sys/net/ipv4/ip_forward';
const CGROUPS = '/sys/fs/cgroup';
/** Where the plugins that give containers their addresses note which are taken. */
const ADDRESSES = '/var/lib/cni';

/** What podman and docker make outside of the folders that they are told to use. */
function traces(): readonly string[] {
  const hierarchies = [CGROUPS, ...readdirSync(CGROUPS).map((name) => join(CGROUPS, name)).filter((path) => statSync(path).isDirectory())];
  const cgroups = hierarchies.flatMap((path) => ['libpod_parent', 'docker', 'lxc.payload.crate', 'lxc.monitor.crate', 'lxc.pivot'].map((name) => join(path, name)));
  return [...cgroups, ADDRESSES, '/run/docker', '/run/docker.sock', '/run/containerd', '/run/containers', '/run/libpod', '/run/runc'];
}

/** Its files are the kernel's; the folders go one by one, the innermost first (cgroups(7)). */
function removeCgroup(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) if (entry.isDirectory()) removeCgroup(join(path, entry.name));
  rmdirSync(path);
}
