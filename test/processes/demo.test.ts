import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { netnsh, runDemo, type DemoRun } from '../support/demo.ts';
import { ip, ordinaryUser, worldRing } from '../support/world.ts';

const nobody = ordinaryUser();
const people = [
  { who: 'root', as: [] },
  ...(nobody === undefined ? [] : [{ who: 'an ordinary user', as: nobody }]),
];

worldRing('the demo', () => {
  test.each(people)('builds exactly the lab, as $who', ({ as }) => {
    const outside = runLines(['ip -j -d link', 'ip -j addr', 'ip -j netns'], as);
    expect(outside.map(summary)).toEqual([
      ['lo unknown up', 'br0 bridge up', 'veth-b veth up br0', 'veth-s veth up br0'],
      ['lo 127.0.0.1/8'],
      ['shanghai', 'beijing'],
    ]);
    for (const [name, link, address] of [['beijing', 'eth0-b', '10.0.0.1/24'], ['shanghai', 'eth0-s', '10.0.0.2/24']]) {
      const inside = runLines([`cd ${name}`, 'ip -j -d link', 'ip -j addr'], as);
      expect(inside.map(summary)).toEqual([
        ['lo unknown up', `${link} veth up`],
        ['lo 127.0.0.1/8', `${link} ${address}`],
      ]);
    }
  });

  test.each(people)('has shanghai answer at once, as $who', ({ as }) => {
    expect(runDemo(['-c', 'cd beijing', '-c', 'ping -q -c 1 -W 1 10.0.0.2'], { as })).toMatchObject({ status: 0 });
  });

  test.each(people)('leaves the machine as it was, as $who', ({ as }) => {
    const before = takeStock();
    expect(runDemo(['-c', 'mkns wuhan; ip link add dummy-br type bridge; touch /run/here; sh -c "sleep 1000 & sleep 1000 &"'], { as })).toMatchObject({ status: 0 });
    expect(takeStock()).toEqual(before);
  });

  test('shows its own devices in /sys, and names of its own in /run', () => {
    expect(runDemo(['-c', 'sh -c "ls --ignore=bonding_masters /sys/class/net /run/netns"'])).toMatchObject({
      stdout: '/run/netns:\nbeijing\nshanghai\n\n/sys/class/net:\nbr0\nlo\nveth-b\nveth-s\n',
    });
  });

  test('keeps the symlinks of /run, through one of which NixOS finds its programs', () => {
    symlinkSync('/nix/store/system', '/run/current-system');
    try {
      expect(runDemo(['-c', 'readlink /run/current-system'])).toMatchObject({ stdout: '/nix/store/system\n' });
    } finally {
      unlinkSync('/run/current-system');
    }
  });

  test('keeps the users of root, for programs that step down to one of them', () => {
    const map = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/);
    expect(runDemo(['-c', 'cat /proc/self/uid_map']).stdout.trim().split(/\s+/)).toEqual([map[0], map[0], map[2]]);
  });

  test("can not reach the machine's own namespace", () => {
    expect(runDemo(['-c', `cd pid:${process.pid}`])).toMatchObject({ status: 1, stdout: '' });
  });

  test('hands nothing on to its programs but the standard streams', () => {
    expect(runDemo(['-c', 'ls /proc/self/fd']).stdout).toBe(runProgram([...netnsh, '-c', 'ls /proc/self/fd']).stdout);
  });

  test('runs the lines of a pipe, and its status is that of the last', () => {
    expect(runDemo([], { input: 'cd shanghai\npwd\nexit 7\n' })).toEqual({ status: 7, signal: null, stdout: 'shanghai\n', stderr: '' });
  });

  test('runs several -c, and goes on after a failure when told to', () => {
    expect(runDemo(['-c', 'false', '-c', 'pwd'])).toMatchObject({ status: 1, stdout: '' });
    expect(runDemo(['--keep-going', '-c', 'false', '-c', 'pwd'])).toMatchObject({ status: 0, stdout: 'host\n' });
  });

  test.each(people)('gives the tour, as $who', ({ as }) => {
    const { status, stdout } = runDemo(['--tour'], { as });
    expect(stdout).toMatch(/\nThat was the tour\. .*\n$/);
    expect(stdout).toContain('\nbeijing> ping -c 2 10.0.0.2\nPING 10.0.0.2');
    expect(status).toBe(0);
  });

  test('refuses wrong words before anything is made', () => {
    expect(runDemo(['--bogus'])).toMatchObject({ status: 2, stdout: '' });
    expect(runDemo(['--tour', '-c', 'pwd'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('refuses to be taken inside by hand, where it would cover the /run of the machine', () => {
    const before = takeStock();
    const own = spawnSync('readlink', ['/proc/self/ns/mnt'], { encoding: 'utf8' }).stdout.trim();
    for (const outside of [[], ['x'], [own, '-']]) expect(runDemo(['--inside', ...outside])).toMatchObject({ status: 2 });
    expect(takeStock()).toEqual(before);
  });
}, ['ping']);

worldRing('the demo on a machine that lacks something', () => {
  test('names the package of ip, with status 127', () => {
    expect(runWithout(['ip'], ['-c', 'pwd'])).toMatchObject({
      status: 127,
      stdout: '',
      stderr: expect.stringMatching(/^netnsh: the demo needs the program ip\n.*sudo apt-get install iproute2\n$/),
    });
  });

  test('goes on without ping, and names its package', () => {
    expect(runWithout(['ping'], ['-c', 'pwd'])).toMatchObject({
      status: 0,
      stdout: 'host\n',
      stderr: expect.stringMatching(/^netnsh: there is no ping .*iputils-ping\n$/),
    });
  });

  test('ends the tour with status 1 where ping is missing', () => {
    expect(runWithout(['ping'], ['--tour'])).toMatchObject({ status: 1, stdout: expect.stringMatching(/failed with status 127\.\n$/) });
  });

  test('names the package of unshare', () => {
    expect(runWithout(['unshare', 'nsenter'], ['-c', 'pwd'])).toMatchObject({ status: 127, stderr: expect.stringContaining('util-linux') });
  });

  test('does without a user namespace where none is allowed and root asks', () => {
    const script = 'echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"';
    const { status, stdout } = runProgram(['unshare', '--user', '--map-root-user', 'sh', '-c', script, 'sh', ...netnsh, 'demo', '-c', 'ns -o tsv --no-headers -C name,sources']);
    const ofTheDemo = stdout.split('\n').filter((line) => !/^net:\[|\toutside$|,outside$/.test(line)); // root sees the other worlds of the machine as well
    expect({ status, ofTheDemo }).toEqual({ status: 0, ofTheDemo: ['host\tself,process', 'beijing\tnamed', 'shanghai\tnamed', ''] });
  });

  test('says which limit forbids it', () => {
    const script = 'echo 0 >/proc/sys/user/max_net_namespaces; exec "$@"';
    expect(runProgram(['unshare', '--user', '--map-root-user', 'sh', '-c', script, 'sh', ...netnsh, 'demo', '-c', 'pwd'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'netnsh: no private world for the demo: user.max_net_namespaces is 0 on this machine\n  hint: sudo sysctl -w user.max_net_namespaces=10000\n',
    });
  });
});

/** What each line that is a program printed, one line each. */
function runLines(lines: readonly string[], as: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = runDemo(lines.flatMap((line) => ['-c', line]), { as });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd().split('\n');
}

interface IpEntry {
  readonly name?: string;
  readonly ifname?: string;
  readonly operstate?: string;
  readonly flags?: readonly string[];
  readonly master?: string;
  readonly linkinfo?: { readonly info_kind: string };
  readonly addr_info?: readonly { readonly family: string; readonly local: string; readonly prefixlen: number }[];
}

/** The part of `ip -j` that makes the lab: IPv4 addresses; kinds, states and masters of links; names. */
function summary(json: string): readonly string[] {
  const entries: readonly IpEntry[] = JSON.parse(json);
  return entries.flatMap(({ name, ifname, linkinfo, flags, master, addr_info }) => {
    if (name !== undefined) return [name];
    if (addr_info !== undefined) return addr_info.filter(({ family }) => family === 'inet').map(({ local, prefixlen }) => `${ifname} ${local}/${prefixlen}`);
    const isUp = flags?.includes('UP') === true && flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER');
    return [[ifname, linkinfo?.info_kind ?? 'unknown', isUp ? 'up' : 'down', master].filter((part) => part !== undefined).join(' ')];
  });
}

/** Links, names and mounts of the namespaces we are in, and who runs there. */
function takeStock(): readonly string[] {
  return [ip('-o link'), readFolder('/run').join(' '), readFolder('/run/netns').join(' '), readFileSync('/proc/self/mountinfo', 'utf8'), ...listSleepers()];
}

function listSleepers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && /^sleep\0|cleans up/.test(readText(`/proc/${pid}/cmdline`)));
}

function readFolder(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function runProgram([program = '', ...rest]: readonly string[]): DemoRun {
  const { status, signal, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  return { status, signal, stdout, stderr };
}

/** With a PATH that leads to what the demo needs, the named ones left out. */
function runWithout(missing: readonly string[], words: readonly string[]): DemoRun {
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-path-'));
  try {
    for (const program of ['sh', 'cat', 'true', 'unshare', 'nsenter', 'ip', 'ping'].filter((name) => !missing.includes(name))) {
      const place = (process.env['PATH'] ?? '').split(delimiter).find((one) => existsSync(join(one, program)));
      if (place !== undefined) symlinkSync(join(place, program), join(folder, program));
    }
    return runDemo(words, { environment: { PATH: folder } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
