import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KernelError, ShellError, UsageError } from '../../src/errors.ts';
import { addNamespace, attachNamespace, deleteNamespace } from '../../src/kernel/names.ts';
import { decodeBytes, encodeText } from '../../src/kernel/text.ts';
import { startProcess } from '../support/hold.ts';
import { runScript, shellWord } from '../support/ip-script.ts';
import { useKernelProgram } from '../support/kernel-program.ts';
import { aNamespace, ip, ordinaryUser, runProgram, worldRing } from '../support/world.ts';

/** `\udcff` is a byte that is not UTF-8. */
const oddNames = ['plain', 'with space', 'tab\there', "it's", 'say "so"', 'esc\x1b[31m', '-dash', '--help', '4711', 'ünï', 'byte\udcff', 'back\\slash', ' ', '...', 'x'.repeat(255), 'line\nbreak'];

worldRing('names of namespaces', () => {
  for (const name of oddNames) {
    const title = JSON.stringify(name.length > 40 ? `${name.length} times x` : name);

    test(`${title} made by us is a name for ip, which enters and removes it`, () => {
      addNamespace(name);
      expect(listedByIp()).toBe(`${name}\n`);
      expect(runScript(`ip netns exec ${shellWord(name)} readlink /proc/self/ns/net`)).toBe(`net:[${inodeOf(name)}]\n`);
      runScript(`ip netns delete ${shellWord(name)}`);
      expect(names()).toEqual([]);
    });

    test(`${title} made by ip is removed by us`, () => {
      runScript(`ip netns add ${shellWord(name)}`);
      deleteNamespace(name);
      expect(names()).toEqual([]);
      expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain('nsfs');
    });
  }

  test('a new namespace is one of its own, with nothing but a loopback that is down', () => {
    addNamespace('new');
    addNamespace('other');
    expect(new Set([inodeOf('new'), inodeOf('other'), statSync('/proc/self/ns/net').ino]).size).toBe(3);
    expect(ip('-n new -br link').trim()).toMatch(/^lo\s+DOWN/);
  });

  test('the namespace of a process gets a name, as ip netns attach gives it', async () => {
    const holder = await startProcess(['unshare', '--net', 'sh', '-c', 'echo ready; read line']);
    try {
      attachNamespace('ours', holder.pid);
      runProgram(['ip', 'netns', 'attach', 'theirs', String(holder.pid)]);
      expect(inodeOf('ours')).toBe(statSync(`/proc/${holder.pid}/ns/net`).ino);
      expect(inodeOf('theirs')).toBe(inodeOf('ours'));
    } finally {
      await holder.end();
    }
  });

  test.each([['us', 'ip'], ['ip', 'us']])('the folder is shared by %s as by %s, and once only', (first, second) => {
    inRunOfOurOwn(() => {
      const covered = mountsOfFolder();
      add(first, 'one');
      const shared = mountsOfFolder().filter((line) => !covered.includes(line));
      expect(shared).toEqual([expect.stringMatching(/ shared:\d+ /)]);
      add(second, 'two');
      expect(mountsOfFolder()).toEqual([...covered, ...shared]);
      for (const name of ['one', 'two']) deleteNamespace(name);
    });
  });

  test('a name that is made or removed is so in other mount namespaces too', async () => {
    addNamespace('before');
    const other = await startProcess(['unshare', '--mount', '--propagation', 'slave', 'sh', '-c', 'echo ready; read line']);
    try {
      const seenByOther = (name: string): boolean => isNamespace(`/proc/${other.pid}/root/run/netns/${name}`);
      addNamespace('after');
      expect([seenByOther('before'), seenByOther('after')]).toEqual([true, true]);
      deleteNamespace('before');
      deleteNamespace('after');
      expect(readdirSync(`/proc/${other.pid}/root/run/netns`)).toEqual([]);
      expect(readFileSync(`/proc/${other.pid}/mountinfo`, 'utf8')).not.toContain('nsfs');
    } finally {
      await other.end();
    }
  });

  test('whoever shares the folder waits for its lock', async () => {
    aNamespace('first'); // so that there is a folder to lock
    // Holds the lock until somebody waits for it: then /proc/locks has a line `-> FLOCK … PID …` for us.
    const untilAwaited = `echo ready; until grep -q -- "-> FLOCK .* ${process.pid} " /proc/locks; do :; done; echo awaited`;
    const holder = spawn('timeout', ['20', 'flock', '/run/netns', 'sh', '-c', untilAwaited], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(holder, 'close');
    let said = '';
    holder.stdout.on('data', (bytes) => (said += String(bytes)));
    await once(holder.stdout, 'data');
    addNamespace('second');
    expect(await ended).toEqual([0, null]);
    expect(said).toBe('ready\nawaited\n');
  });

  test('a name that is there is left as it is, whatever it is', () => {
    addNamespace('taken');
    writeFileSync('/run/netns/stale', 'precious');
    const inode = inodeOf('taken');
    for (const name of ['taken', 'stale']) expect(() => addNamespace(name)).toThrow(ShellError);
    expect(() => attachNamespace('taken', process.pid)).toThrow('there is already a namespace named taken');
    expect(inodeOf('taken')).toBe(inode);
    expect(readFileSync('/run/netns/stale', 'utf8')).toBe('precious');
  });

  test('what can not be a name makes nothing', () => {
    for (const name of ['', '.', '..', 'a/b', '/', 'nul\0', 'x'.repeat(256), 'ü'.repeat(128)]) {
      expect(() => addNamespace(name)).toThrow(UsageError);
      expect(() => deleteNamespace(name)).toThrow(UsageError);
    }
    expect(names()).toEqual([]);
  });

  test('a binding that fails leaves no file', () => {
    expect(() => attachNamespace('nobody', 2 ** 22 + 1)).toThrow(`no process ${2 ** 22 + 1}`);
    expect(names()).toEqual([]);
  });

  test('the empty file that stays of somebody who was killed while making a name takes the namespace, once nobody can be making it any more', async () => {
    addNamespace('first'); // makes the folder
    writeFileSync('/run/netns/killed', '', { mode: 0 });
    expect(() => addNamespace('killed')).toThrow('there is already a namespace named killed');
    while (Date.now() - statSync('/run/netns/killed').ctimeMs < 1000) await pause(20);
    addNamespace('killed');
    expect(isNamespace('/run/netns/killed')).toBe(true);
    writeFileSync('/run/netns/mine', '', { mode: 0o644 }); // nobody makes names like this
    while (Date.now() - statSync('/run/netns/mine').ctimeMs < 1000) await pause(20);
    expect(() => addNamespace('mine')).toThrow('there is already a namespace named mine');
  });

  test('where the folder is read-only, a namespace does not lose its name halfway', () => {
    const run = 'mount -o remount,bind,ro /run/netns && "$@"';
    addNamespace('kept');
    expect(() => runProgram(['unshare', '--mount', '--propagation', 'slave', 'sh', '-c', run, 'sh', ...program(), 'delete', 'kept'])).not.toThrow();
    expect(isNamespace('/run/netns/kept')).toBe(true);
  });

  test('a stale file is removed, and a name that is not there is said to be none', () => {
    mkdirSync('/run/netns', { recursive: true });
    writeFileSync('/run/netns/stale', '');
    deleteNamespace('stale');
    expect(names()).toEqual([]);
    expect(() => deleteNamespace('stale')).toThrow('no namespace named stale in /run/netns');
  });

  test('what is mounted behind a symlink stays mounted', () => {
    mkdirSync('/run/precious');
    mkdirSync('/run/netns', { recursive: true });
    runProgram(['mount', '-t', 'tmpfs', 'tmpfs', '/run/precious']);
    try {
      writeFileSync('/run/precious/file', '');
      symlinkSync('/run/precious', '/run/netns/trap');
      deleteNamespace('trap');
      expect(names()).toEqual([]);
      expect(readdirSync('/run/precious')).toEqual(['file']);
    } finally {
      runProgram(['umount', '/run/precious']);
      runProgram(['rmdir', '/run/precious']);
    }
  });

  test('a folder of that name is refused in the words of the kernel', () => {
    mkdirSync('/run/netns/folder', { recursive: true });
    expect(() => deleteNamespace('folder')).toThrow(KernelError);
    expect(lstatSync('/run/netns/folder').isDirectory()).toBe(true);
  });

  test('removing a name leaves the namespace to those who still hold it', async () => {
    addNamespace('held');
    const inode = inodeOf('held');
    const holder = await startProcess(['ip', 'netns', 'exec', 'held', 'sh', '-c', 'echo ready; read line']);
    try {
      deleteNamespace('held');
      expect(statSync(`/proc/${holder.pid}/ns/net`).ino).toBe(inode);
    } finally {
      await holder.end();
    }
  });

  const program = useKernelProgram('enter.ts');

  test.runIf(ordinaryUser() !== undefined)('without rights nothing is made, and the two ways out are named', () => {
    aNamespace('first');
    const said = runProgram([...(ordinaryUser() ?? []), ...program(), 'add', 'mine']);
    expect(said).toBe('KernelError: share /run/netns: this needs CAP_SYS_ADMIN (EPERM)\nhint: start netnsh with sudo, or try: netnsh demo\ncleaned up\nexit handlers ran\n');
    expect(names()).toEqual(['first']);
  });
});

function add(who: string, name: string): void {
  if (who === 'us') addNamespace(name);
  else ip(['netns', 'add', name]);
}

function names(): readonly string[] {
  return readdirSync('/run/netns', { encoding: 'buffer' }).map(decodeBytes);
}

/** `ip netns` adds an nsid where there is one. */
function listedByIp(): string {
  return runScript('ip netns');
}

function inodeOf(name: string): number {
  return statSync(encodeText(`/run/netns/${name}`)).ino;
}

function isNamespace(path: string): boolean {
  return statSync(path).dev === statSync('/proc/self/ns/net').dev;
}

function mountsOfFolder(): readonly string[] {
  return readFileSync('/proc/self/mountinfo', 'utf8').split('\n').filter((line) => line.split(' ')[4] === '/run/netns');
}

/** Another /run, so that nobody has shared the folder yet. */
function inRunOfOurOwn(work: () => void): void {
  runProgram(['mount', '-t', 'tmpfs', 'tmpfs', '/run']);
  try {
    work();
  } finally {
    runProgram(['umount', '--lazy', '/run']);
  }
}
