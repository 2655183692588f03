import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { aFolder, plantBusybox } from './busybox-tree.ts';
import { runProgram } from './world.ts';

/** An engine of docker at its usual socket, in the /run of the private world. */
export interface Docker {
  /** Starts a container from an image with busybox; gives its id. */
  run(words: string, command: string): string;
  /** Runs the client with these words; gives what it printed. */
  docker(words: string): string;
  end(): Promise<void>;
}

const SOCKET = '/run/docker.sock';

/** With `isNetworked`, it has its bridge docker0, and makes rules of the firewall. */
export async function startDocker({ isNetworked = false } = {}): Promise<Docker> {
  const folder = aFolder('docker');
  mkdirSync('/run/docker', { recursive: true });
  const options = ['--data-root', join(folder, 'data'), '--pidfile', join(folder, 'pid'), '--host', `unix://${SOCKET}`, '--storage-driver', 'vfs', ...(isNetworked ? ['--userland-proxy=false'] : ['--iptables=false', '--ip6tables=false', '--bridge=none'])];
  const engine = spawn('dockerd', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(engine, 'exit');
  const said: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface(engine.stderr).on('line', (line) => {
      said.push(line);
      if (line.includes(`API listen on ${SOCKET}`)) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (engine.exitCode !== null) throw new Error(`dockerd ended before it was ready: ${said.slice(-3).join('; ')}`);

  const client = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker';
  const docker = (words: string): string => runProgram([client, '--host', `unix://${SOCKET}`, ...words.split(' ')]).trim();
  const tree = spawnSync('tar', ['-C', plantBusybox(folder), '-c', '.'], { maxBuffer: 64 * 1024 * 1024 }).stdout;
  const { status, stderr } = spawnSync(client, ['--host', `unix://${SOCKET}`, 'import', '-', 'box'], { input: tree, encoding: 'utf8' });
  if (status !== 0) throw new Error(`docker import: ${stderr}`);

  const started: string[] = [];
  return {
    docker,
    run(words, command) {
      const id = docker(`run --detach ${words} box ${command}`);
      started.push(id);
      return id;
    },
    async end() {
      for (const id of started.reverse()) docker(`rm --force ${id}`);
      engine.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
