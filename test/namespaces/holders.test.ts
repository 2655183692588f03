import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { readPath } from '../../src/kernel/named-entries.ts';
import type { HolderScan } from '../../src/kernel/port.ts';
import type { Holder } from '../../src/model/holder.ts';
import { scanHolders } from '../../src/kernel/proc/scan-holders.ts';
import { startHolder, startProcess, type HoldingProcess, type HoldingWay } from '../support/hold.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

worldRing('who holds a network namespace', () => {
  const started: HoldingProcess[] = [];
  afterEach(async () => {
    for (const process of started.splice(0)) await process.end();
  });

  /** A process that holds a namespace which has lost its name, and what the scan says of it. */
  async function scanNameless(way: HoldingWay) {
    const name = aNamespace();
    const inode = statSync(`/run/netns/${name}`).ino;
    const { pid } = await start(startHolder(way, `/run/netns/${name}`));
    ip(['netns', 'del', name]);
    return { pid, inode, holders: holdersOf(await scanHolders(), inode) };
  }

  async function start(starting: Promise<HoldingProcess>): Promise<HoldingProcess> {
    const process = await starting;
    started.push(process);
    return process;
  }

  test('a process', async () => {
    const { pid, holders } = await scanNameless('process');
    expect(holders).toEqual([{ what: 'process', pid, name: 'node' }]);
  });

  test('a thread that is elsewhere than its leader', async () => {
    const { pid, holders } = await scanNameless('thread');
    expect(holders).toEqual([{ what: 'thread', pid, tid: expect.any(Number), name: 'node' }]);
  });

  test('a thread whose leader has ended', async () => {
    const { pid, inode, holders } = await scanNameless('zombie-leader');
    expect(() => readlinkSync(`/proc/${pid}/ns/net`)).toThrow(/ENOENT/);
    const thread = { what: 'thread', pid, tid: expect.any(Number), name: 'node' };
    expect(holders).toEqual([thread]);
    expect(holders.map((by) => by.what === 'thread' && statSync(`/proc/${pid}/task/${by.tid}/ns/net`).ino)).toEqual([inode]);
  });

  test('a descriptor, whatever its link says after the name is gone', async () => {
    const { pid, holders } = await scanNameless('descriptor');
    expect(holders).toEqual([{ what: 'descriptor', pid, descriptor: expect.any(Number) }]);
  });

  test('a socket that was made there by a process that came back', async () => {
    const { pid, holders } = await scanNameless('socket');
    expect(holders).toEqual([{ what: 'socket', pid, descriptor: expect.any(Number) }]);
  });

  test('a descriptor of a namespace of another type is none of ours', async () => {
    const { pid } = await start(startHolder('descriptor', '/proc/self/ns/uts'));
    const { holders } = await scanHolders();
    expect(holders.filter(({ by }) => by.what === 'descriptor' && by.pid === pid)).toEqual([]);
  });

  test('a mount, escaped as mountinfo escapes it', async () => {
    const name = 'a b\tc\\d';
    ip(['netns', 'add', name]);
    const path = `/run/netns/${name}`;
    expect(holdersOf(await scanHolders(), statSync(path).ino)).toEqual([{ what: 'mount', pid: undefined, path, mountPoint: path }]);
  });

  test('a namespace that is bound to two paths is told of twice, and once for each path', async () => {
    const name = aNamespace();
    runProgram(['touch', '/run/netns/second']);
    runProgram(['mount', '--bind', `/run/netns/${name}`, '/run/netns/second']);
    runProgram(['mount', '--bind', `/run/netns/${name}`, '/run/netns/second']);
    const holders = holdersOf(await scanHolders(), statSync(`/run/netns/${name}`).ino);
    expect(holders.map((by) => by.what === 'mount' && by.path)).toEqual([`/run/netns/${name}`, '/run/netns/second']);
    runProgram(['umount', '/run/netns/second']);
  });

  test('a mount in another mount namespace, by a path through one of its processes', async () => {
    const bindThere = 'mount -t tmpfs tmpfs /mnt && touch /mnt/x && ip netns add inner && mount --bind /run/netns/inner /mnt/x && ip netns del inner && echo ready && read end';
    const { pid } = await start(startProcess(['unshare', '--mount', 'sh', '-c', bindThere]));
    const { holders } = await scanHolders();
    const mounts = holders.filter(({ by }) => by.what === 'mount' && by.mountPoint === '/mnt/x');
    const path = `/proc/${pid}/root/mnt/x`;
    expect(mounts).toEqual([{ id: { device: statSync(path).dev, inode: statSync(path).ino }, by: { what: 'mount', pid, path, mountPoint: '/mnt/x' } }]);
  });

  test('a mount that spread to another mount namespace is told of once', async () => {
    const name = aNamespace();
    await start(startProcess(['unshare', '--mount', 'sh', '-c', 'echo ready && read end']));
    expect(holdersOf(await scanHolders(), statSync(`/run/netns/${name}`).ino)).toHaveLength(1);
  });

  test('a mount that another one covers is told of, without a path', async () => {
    const name = aNamespace();
    const inode = statSync(`/run/netns/${name}`).ino;
    runProgram(['mount', '-t', 'tmpfs', 'tmpfs', '/run/netns']);
    const scan = await scanHolders();
    runProgram(['umount', '/run/netns']);
    expect(holdersOf(scan, inode)).toEqual([{ what: 'mount', pid: undefined, path: undefined, mountPoint: `/run/netns/${name}` }]);
  });

  test('a plain zombie holds nothing, and is nothing that could not be read', async () => {
    // A shell would bury its dead; cat, which takes its place, does not know of them.
    const child = 'while grep -q ^sh /proc/$$/comm; do :; done';
    const witness = "until grep -q '^State:.Z' /proc/$!/status; do :; done; echo ready";
    const { pid } = await start(startProcess(['sh', '-c', `(${child}) & (${witness}) & exec cat`]));
    const zombie = Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
    const { holders } = await scanHolders();
    expect(holders.filter(({ by }) => by.what !== 'mount' && by.pid === zombie)).toEqual([]);
    expect(await readPath(`/proc/${zombie}/ns/net`)).toMatchObject({ found: { is: 'broken', reason: 'the process has ended' } });
  });

  test('our own descriptors do not count, since what they hold would vanish with us', async () => {
    const { holders } = await scanHolders();
    expect(holders.filter(({ by }) => (by.what === 'descriptor' || by.what === 'socket') && by.pid === process.pid)).toEqual([]);
  });

  test.skipIf(canReadEverything())('processes whose threads and open files may not be looked into are counted, with the reason', async () => {
    const { unseen } = await scanHolders();
    expect(unseen).toContainEqual({ count: expect.any(Number), what: "processes' threads and open files", why: expect.stringMatching(/CAP_SYS_PTRACE|other users/) });
  });

  test('no descriptor is left open', async () => {
    await scanNameless('socket');
    await scanHolders();
    const before = openFiles();
    await scanHolders();
    expect(openFiles()).toEqual(before);
  });
}, ['unshare', 'mount', 'umount']);

function holdersOf({ holders }: HolderScan, inode: number): readonly Holder['by'][] {
  return holders.filter(({ id }) => id.inode === inode).map(({ by }) => by);
}

/** What our own descriptors lead to; those of libraries that are loaded meanwhile come and go. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return []; // the one that lists the folder
    }
  }).sort();
}

function canReadEverything(): boolean {
  try {
    return readlinkSync('/proc/1/ns/net') !== '';
  } catch {
    return false;
  }
}
