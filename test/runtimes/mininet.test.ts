import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownedRows } from '../support/owned-rows.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';

runtimeRing('hosts of mininet', () => {
  let mininet: ChildProcess;
  let ended: Promise<unknown>;
  beforeAll(async () => {
    const started = spawn('mn', ['--switch', 'lxbr', '--topo', 'single,2'], { stdio: ['pipe', 'pipe', 'pipe'] });
    mininet = started;
    ended = once(started, 'exit');
    let said = '';
    const ready = new Promise<void>((resolve) => {
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('Starting CLI')) resolve();
        });
      }
    });
    await Promise.race([ready, ended]);
    if (started.exitCode !== null) throw new Error(`mn ended before it was ready: ${said}`);
  });
  afterAll(async () => {
    mininet.stdin?.end('exit\n');
    await ended;
  });

  test('each has its name', () => {
    expect(ownedRows()).toEqual([
      { namespace: 'h1', owners: ['mininet:h1'] },
      { namespace: 'h2', owners: ['mininet:h2'] },
    ]);
  });

  test('a name leads inside, where the host has its address', () => {
    expect(runNetnsh(['-n', 'h1', '--', 'ip', '-4', '-brief', 'addr', 'show', 'dev', 'h1-eth0']).stdout).toMatch(/10\.0\.0\.1\/8/);
    expect(runNetnsh(['-c', 'cd mininet:h2', '-c', 'ping -c 1 -W 5 10.0.0.1']).status).toBe(0);
  });
}, ['mn', 'brctl', 'python3', 'ping']);
