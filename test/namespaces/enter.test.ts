import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inNetworkNamespace, inNewNetworkNamespace, inProgramNamespace } from '../../src/kernel/enter.ts';
import { holdNamespace } from '../../src/kernel/held.ts';
import { addNamespace, deleteNamespace } from '../../src/kernel/names.ts';
import { readInside, readNsids } from '../../src/kernel/read-inside.ts';
import { useKernelProgram } from '../support/kernel-program.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

worldRing('entering a namespace', () => {
  const program = useKernelProgram('enter.ts');

  test('the work is done inside, and this thread is back afterwards', () => {
    const name = aNamespace();
    const before = whereWeAre();
    const inside = within(name, () => readlinkSync('/proc/thread-self/ns/net'));
    expect(inside).toBe(`net:[${statSync(`/run/netns/${name}`).ino}]`);
    expect(inside).not.toBe(before.network);
    expect(whereWeAre()).toEqual(before);
  });

  test('it is back also when the work throws, with what was thrown', () => {
    const name = aNamespace();
    const before = whereWeAre();
    const fail = (): never => {
      throw new RangeError('from inside');
    };
    expect(() => within(name, fail)).toThrow(new RangeError('from inside'));
    expect(() => withinForPrograms(name, fail)).toThrow(new RangeError('from inside'));
    expect(() => inNewNetworkNamespace(fail)).toThrow(new RangeError('from inside'));
    expect(whereWeAre()).toEqual(before);
  });

  test('what is no network namespace is refused, and nothing was left', () => {
    const before = whereWeAre();
    for (const path of ['/proc/self/ns/uts', '/dev/null']) {
      const descriptor = openSync(path, 'r');
      expect(() => inNetworkNamespace(descriptor, () => 'inside')).toThrow('setns: EINVAL');
      closeSync(descriptor);
    }
    expect(whereWeAre()).toEqual(before);
  });

  test('a program is born inside: /proc/net and /sys show the devices there', () => {
    const name = aNamespace();
    ip(['-n', name, 'link', 'add', 'name', 'inside', 'type', 'bridge']);
    const before = whereWeAre();
    const { stdout } = withinForPrograms(name, () => spawnSync('sh', ['-c', 'readlink /proc/self/ns/net; ls --ignore=bonding_masters /sys/class/net; tail -n +3 /proc/net/dev | cut -d: -f1'], { encoding: 'utf8' }));
    expect(stdout.split(/\s+/)).toEqual([`net:[${statSync(`/run/netns/${name}`).ino}]`, 'inside', 'lo', 'lo', 'inside', '']);
    expect(readdirSync('/sys/class/net')).not.toContain('inside');
    expect(whereWeAre()).toEqual(before);
  });

  test('a program is born in our working directory, and we stay in it', () => {
    const name = aNamespace();
    const start = process.cwd();
    process.chdir('/usr/share');
    try {
      expect(withinForPrograms(name, () => spawnSync('pwd', { encoding: 'utf8' }).stdout)).toBe('/usr/share\n');
      expect([process.cwd(), readlinkSync('/proc/thread-self/cwd')]).toEqual(['/usr/share', '/usr/share']);
    } finally {
      process.chdir(start);
    }
  });

  test('what a program mounts stays with it', () => {
    const name = aNamespace();
    withinForPrograms(name, () => runProgram(['sh', '-c', 'mount -t tmpfs tmpfs /mnt && touch /mnt/made-inside']));
    expect(readdirSync('/mnt')).not.toContain('made-inside');
  });

  test('the files of /etc/netns/NAME lie over those of /etc, whatever the name is', () => {
    const name = aNamespace('with "quotes" and ü');
    inEtcOfOurOwn(() => {
      mkdirSync(`/etc/netns/${name}`, { recursive: true });
      writeFileSync('/etc/hosts', 'outside\n');
      writeFileSync('/etc/resolv.conf', 'outside too\n');
      writeFileSync(`/etc/netns/${name}/hosts`, 'inside\n');
      writeFileSync(`/etc/netns/${name}/nowhere.conf`, 'over nothing\n');
      const notices: string[] = [];
      expect(withinForPrograms(name, () => runProgram(['cat', '/etc/hosts', '/etc/resolv.conf']), { etcName: name, notices })).toBe('inside\noutside too\n');
      expect(notices).toEqual([`/etc/netns/${name}/nowhere.conf could not be bound over /etc/nowhere.conf: ENOENT`]);
      expect(readFileSync('/etc/hosts', 'utf8')).toBe('outside\n');
      expect(withinForPrograms(name, () => runProgram(['cat', '/etc/hosts']))).toBe('outside\n');
    });
  });

  test('a /sys that an outer user namespace holds read-only is covered by another read-only one', () => {
    // Mounts become locked where a user namespace inherits them; the network namespace is its own, so that it may show its devices.
    const locked = 'mount -o remount,bind,ro,nosuid,nodev,noexec /sys && exec unshare --user --map-root-user --net --mount "$@"';
    const said = runProgram(['unshare', '--mount', 'sh', '-c', locked, 'sh', ...program(), 'program', '/proc/self/ns/net']);
    expect(said).toMatch(/^devices: lo\nback in .* of the same root\n/);
  });

  test('hundreds of rounds of everything leave no descriptor behind', async () => {
    const [one, two] = [aNamespace(), aNamespace()];
    ip(['link', 'add', 'name', 'a', 'netns', one, 'type', 'veth', 'peer', 'name', 'b', 'netns', two]);
    const targets = [one, two].map(namedNamespace);
    const gone = namedNamespace(aNamespace('gone'));
    ip('netns delete gone');
    const round = async (number: number): Promise<void> => {
      expect(await readInside([...targets, gone], ['links', 'addresses', 'routes'])).toMatchObject([{ inside: {} }, { inside: {} }, { failure: { errno: 'ENOENT' } }]);
      expect(await readNsids(targets[0] ?? gone, [...targets, gone])).toEqual([undefined, 0, undefined]);
      await expect(readNsids(gone, targets)).rejects.toThrow('gone');
      const holds = [...targets, ...targets].map(holdNamespace);
      await readInside(targets, ['links']);
      for (const hold of [...holds, ...holds]) hold.release();
      expect(() => holdNamespace(gone)).toThrow('gone');
      expect(() => within(one, () => { throw new Error('inside'); })).toThrow('inside');
      addNamespace('fresh');
      expect(() => addNamespace('fresh')).toThrow('already');
      deleteNamespace('fresh');
      if (number % 10 === 0) withinForPrograms(one, () => spawnSync('true'));
    };
    await round(0); // what is opened once and kept: the way back
    const before = openDescriptors();
    for (let number = 1; number <= 300; number++) await round(number);
    expect(openDescriptors()).toEqual(before);
  });
});

function within<T>(name: string, work: () => T): T {
  const descriptor = openSync(`/run/netns/${name}`, 'r');
  try {
    return inNetworkNamespace(descriptor, work);
  } finally {
    closeSync(descriptor);
  }
}

function withinForPrograms<T>(name: string, work: () => T, { etcName, notices }: { readonly etcName?: string; readonly notices?: string[] } = {}): T {
  const descriptor = openSync(`/run/netns/${name}`, 'r');
  const onNotice = (text: string): void => {
    if (notices === undefined) throw new Error(text);
    notices.push(text);
  };
  try {
    return inProgramNamespace(descriptor, etcName, onNotice, work);
  } finally {
    closeSync(descriptor);
  }
}

function whereWeAre(): Readonly<Record<'network' | 'mounts' | 'directory' | 'root', string>> {
  const own = '/proc/thread-self';
  return { network: readlinkSync(`${own}/ns/net`), mounts: readlinkSync(`${own}/ns/mnt`), directory: readlinkSync(`${own}/cwd`), root: readlinkSync(`${own}/root`) };
}

/** An /etc in memory, seen by this world alone. */
function inEtcOfOurOwn(work: () => void): void {
  runProgram(['mount', '-t', 'tmpfs', 'tmpfs', '/etc']);
  try {
    work();
  } finally {
    runProgram(['umount', '/etc']);
  }
}

/** What each open descriptor leads to, in order; the folder that is being read is one of them. */
function openDescriptors(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [`${name} ${readlinkSync(`/proc/self/fd/${name}`)}`];
    } catch {
      return [];
    }
  });
}
