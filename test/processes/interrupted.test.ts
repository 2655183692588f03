import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ipBatch } from '../support/ip-script.ts';
import { netnsh, runNetnsh } from '../support/run-netnsh.ts';
import { worldRing } from '../support/world.ts';

/** So many that it is still at work when the signal comes; on a busy machine it may be through by then all the same. */
const COUNT = 150;
const names = Array.from({ length: COUNT }, (_, at) => `n${at}`);
const folder = '/run/netns';

worldRing('netnsh ended in the middle of', () => {
  // Early, and later: what the process does at that moment is another thing each time.
  const moments = [1, 17, 40] as const;

  test.each(moments)('mkns, by SIGTERM after %i names: every name that is there is a namespace', async (count) => {
    const ended = await end('SIGTERM', ['mkns', ...names], () => list().length >= count);
    expect(ended).toBe(list().length === COUNT ? 0 : 'SIGTERM');
    expect(list().length).toBeGreaterThanOrEqual(count);
    expect(list().filter((name) => !isNamespace(name))).toEqual([]);
  });

  test.each(moments)('rmns, by SIGTERM when %i names are gone: every name that is there is a namespace', async (count) => {
    ipBatch(undefined, names.map((name) => ['netns', 'add', name]));
    const ended = await end('SIGTERM', ['rmns', '-y', ...names], () => list().length <= COUNT - count);
    expect(ended).toBe(list().length === 0 ? 0 : 'SIGTERM');
    expect(list().filter((name) => !isNamespace(name))).toEqual([]);
  });

  test.each(moments)('mkns, by SIGKILL after %i names: at most one name is half-made, and mkns makes it whole', async (count) => {
    await end('SIGKILL', ['mkns', ...names], () => list().length >= count);
    const halfMade = list().filter((name) => !isNamespace(name));
    expect(halfMade.length).toBeLessThanOrEqual(1);
    const missing = names.filter((name) => !list().includes(name) || halfMade.includes(name));
    await untilOld(halfMade);
    if (missing.length > 0) expect(runNetnsh(['mkns', ...missing])).toMatchObject({ status: 0 });
    expect(list().filter(isNamespace)).toEqual([...names].sort());
  });

  test.each(moments)('rmns, by SIGKILL when %i names are gone: ns finds what is left of one, and rmns removes the rest', async (count) => {
    ipBatch(undefined, names.map((name) => ['netns', 'add', name]));
    await end('SIGKILL', ['rmns', '-y', ...names], () => list().length <= COUNT - count);
    const halfRemoved = list().filter((name) => !isNamespace(name));
    expect(halfRemoved.length).toBeLessThanOrEqual(1);
    const rows: readonly { readonly names: readonly string[]; readonly inode: number | null }[] = JSON.parse(runNetnsh(['ns', '--json']).stdout);
    expect(rows.filter(({ inode }) => inode === null).flatMap((row) => row.names)).toEqual(halfRemoved);
    if (list().length > 0) expect(runNetnsh(['rmns', '-y', ...list()])).toMatchObject({ status: 0 });
    expect(list()).toEqual([]);
  });

  for (const signal of ['SIGHUP', 'SIGTERM', 'SIGKILL'] as const) {
    test.each([['as soon as the world is there', 0], ['when the first name is there', 1], ['when both are', 2]] as const)(`demo, by ${signal} %s: nothing is left`, async (_, count) => {
      const outside = [readlinkSync('/proc/self/ns/mnt'), list().join(' ')];
      let world: string | undefined;
      const ended = await end(signal, ['demo', '-c', 'sleep 1000'], (pid) => {
        world = mountsOf(pid);
        return world !== undefined && world !== outside[0] && list(`/proc/${pid}/root/run/netns`).length >= count;
      });
      expect(ended).toBe(signal);
      for (let tries = 0; processesIn(world).length > 0 && tries < 1000; tries++) await pause(10); // the guard sees to them
      expect(processesIn(world)).toEqual([]);
      expect([readlinkSync('/proc/self/ns/mnt'), list().join(' ')]).toEqual(outside);
    });
  }
});

/** Runs it, and sends the signal as soon as `isTime`; gives what it died of, or its status. */
async function end(signal: NodeJS.Signals, words: readonly string[], isTime: (pid: number) => boolean): Promise<number | NodeJS.Signals | null> {
  const child: ChildProcess = spawn(netnsh[0], [netnsh[1], ...words], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  while (child.exitCode === null && !isTime(child.pid ?? 0)) await pause(0);
  child.kill(signal);
  await ended;
  return child.signalCode ?? child.exitCode;
}

function list(path = folder): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return []; // not there yet
  }
}

function isNamespace(name: string): boolean {
  return statSync(`${folder}/${name}`).dev === statSync('/proc/self/ns/net').dev;
}

/** For a second somebody may still be making it, so that it is not touched. */
async function untilOld(halfMade: readonly string[]): Promise<void> {
  while (halfMade.some((name) => Date.now() - statSync(`${folder}/${name}`).ctimeMs < 1000)) await pause(20);
}

function mountsOf(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined; // it has ended
  }
}

function processesIn(world: string | undefined): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && mountsOf(name) === world);
}
