import { closeSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readNamedEntries, readPath } from '../../src/kernel/named-entries.ts';
import { identify, nsfsDevice, openNamespace } from '../../src/kernel/nsfs.ts';
import { encodeText } from '../../src/kernel/text.ts';
import type { Target } from '../../src/model/namespace.ts';
import { startHolder } from '../support/hold.ts';
import { aNamespace, ip, runProgram, worldRing } from '../support/world.ts';

const folder = '/run/netns';

worldRing('what a folder of names holds', () => {
  test('a name with its namespace', async () => {
    const name = aNamespace();
    expect(await readNamedEntries(folder)).toEqual([{ name, path: `${folder}/${name}`, found: { is: 'namespace', id: await idAt(name) } }]);
  });

  test('a folder that is not there holds nothing', async () => {
    expect(await readNamedEntries('/run/nothing')).toEqual([]);
  });

  test('an empty file, as a crash leaves behind', async () => {
    aNamespace();
    writeFileSync(`${folder}/stale`, '');
    expect(await reasonOf('stale')).toEqual(['an empty file with no namespace bound to it, as a crash leaves behind', 'rmns stale']);
  });

  test('a symlink to a process is a namespace as long as the process lives', async () => {
    const { pid, end } = await startHolder('process', `${folder}/${aNamespace('linked')}`);
    symlinkSync(`/proc/${pid}/ns/net`, `${folder}/link`);
    expect(await idAt('link')).toEqual(await idAt('linked'));
    await end();
    expect(await reasonOf('link')).toEqual([`a symlink to /proc/${pid}/ns/net, where nothing is`, 'rmns link']);
  });

  test('a namespace of another type', async () => {
    aNamespace();
    writeFileSync(`${folder}/uts`, '');
    runProgram(['mount', '--bind', '/proc/self/ns/uts', `${folder}/uts`]);
    expect(await reasonOf('uts')).toEqual(['a uts namespace is bound here', `umount ${folder}/uts`]);
    symlinkSync('/proc/self/ns/user', `${folder}/user`);
    expect(await reasonOf('user')).toEqual(['a symlink to /proc/self/ns/user: a user namespace', 'rmns user']);
  });

  test('a directory, a FIFO that nobody writes to, a loop, and a file with something in it', async () => {
    aNamespace();
    mkdirSync(`${folder}/directory`);
    runProgram(['mkfifo', `${folder}/fifo`]);
    symlinkSync('loop', `${folder}/loop`);
    writeFileSync(`${folder}/file`, 'text');
    symlinkSync('/dev/null', `${folder}/null`);
    expect(await reasonOf('directory')).toEqual(['a directory', `rmdir ${folder}/directory`]);
    expect(await reasonOf('fifo')).toEqual(['a FIFO', 'rmns fifo']);
    expect(await reasonOf('loop')).toEqual(['a symlink that leads back to itself', 'rmns loop']);
    expect(await reasonOf('file')).toEqual(['a file that is no namespace', 'rmns file']);
    expect(await reasonOf('null')).toEqual(['a symlink to /dev/null: a device', 'rmns null']);
  });

  test.each([['a b'], ['tab\there'], ['\x1b[31mred'], ['-leading'], ['42'], ["quote'd"], ['host'], ['x'.repeat(255)], ['\udcff\udc80.bytes']])('the name %j', async (name) => {
    aNamespace('first');
    ipOfBytes('add', name);
    const entry = (await readNamedEntries(folder)).find((one) => one.name === name);
    const id = entry?.found.is === 'namespace' ? entry.found.id : undefined;
    const descriptor = id === undefined ? undefined : openNamespace({ id, ways: [{ via: 'path', path: entry?.path ?? '' }] });
    expect(descriptor === undefined ? descriptor : identify(descriptor)).toEqual(id);
    if (descriptor !== undefined) closeSync(descriptor);
    ipOfBytes('del', name);
    expect(id).toBeDefined();
  });

  test('a repair quotes what needs quotes', async () => {
    aNamespace();
    writeFileSync(`${folder}/a 'b'`, '');
    writeFileSync(`${folder}/-c`, '');
    expect(await reasonOf("a 'b'")).toEqual([expect.anything(), `rmns 'a '\\''b'\\'''`]);
    expect(await reasonOf('-c')).toEqual([expect.anything(), 'rmns -- -c']);
  });
}, ['mount', 'umount']);

worldRing('a path to a namespace', () => {
  test('leads to it, or says why not, and never advises to remove what is there', async () => {
    expect((await readPath('/proc/self/ns/net')).found.is).toBe('namespace');
    expect(await readPath('/proc/self/ns/uts')).toMatchObject({ found: { reason: 'this is a uts namespace', repair: 'ns' } });
    expect(await readPath('/dev/null')).toMatchObject({ name: 'null', found: { reason: 'a device', repair: 'ns' } });
    expect(await readPath('/run/nothing')).toMatchObject({ found: { reason: 'nothing is there', repair: 'ns' } });
  });
});

worldRing('opening a namespace', () => {
  test('takes the first way that still leads there', async () => {
    const target = await targetAt(aNamespace());
    const descriptor = openNamespace({ ...target, ways: [{ via: 'path', path: '/run/nothing' }, { via: 'path', path: '/proc/self/ns/net' }, ...target.ways] });
    expect(identify(descriptor)).toEqual(target.id);
    closeSync(descriptor);
  });

  test('through a socket of another process', async () => {
    const name = aNamespace();
    const { id } = await targetAt(name);
    const { pid, end } = await startHolder('socket', `${folder}/${name}`);
    const descriptors = runProgram(['ls', `/proc/${pid}/fd`]).trim().split('\n').map(Number);
    const descriptor = openNamespace({ id, ways: descriptors.map((number) => ({ via: 'socket' as const, pid, descriptor: number })) });
    expect(identify(descriptor)).toEqual(id);
    closeSync(descriptor);
    await end();
  });

  test('says that a deleted one is gone', async () => {
    const name = aNamespace();
    const target = await targetAt(name);
    ip(['netns', 'del', name]);
    expect(() => openNamespace(target)).toThrow(`open net:[${target.id.inode}]: the namespace is gone (ENOENT)`);
  });

  test('a name that passed to another namespace is not taken for the old one', async () => {
    const target = await targetAt(aNamespace('first'));
    const keeper = await startHolder('descriptor', `${folder}/first`); // or the number would be used again at once
    ip('netns del first');
    ip('netns add first');
    expect(() => openNamespace(target)).toThrow('the namespace is gone');
    await keeper.end();
  });

  test('no descriptor is left open, found or not', async () => {
    const target = await targetAt(aNamespace());
    const before = openNamespaces();
    closeSync(openNamespace(target));
    for (const path of ['/dev/null', '/proc/self/ns/uts', '/proc/self/ns/net']) expect(() => openNamespace({ ...target, ways: [{ via: 'path', path }] })).toThrow();
    expect(openNamespaces()).toEqual(before);
  });
});

/** Those of our own descriptors that hold a namespace; the test runner opens and closes others meanwhile. */
function openNamespaces(): readonly string[] {
  return readdirSync('/proc/self/fd').filter((descriptor) => statSync(`/proc/self/fd/${descriptor}`, { throwIfNoEntry: false })?.dev === nsfsDevice());
}

/** Arguments of a program are text in Node, so that other bytes need a shell. */
function ipOfBytes(verb: 'add' | 'del', name: string): void {
  const octal = [...encodeText(name)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  runProgram(['sh', '-c', 'exec ip netns "$1" "$(printf "$2")"', 'sh', verb, octal]);
}

async function targetAt(name: string): Promise<Target> {
  const { found, path } = await readPath(`${folder}/${name}`);
  if (found.is === 'broken') throw new Error(found.reason);
  return { id: found.id, ways: [{ via: 'path', path }] };
}

async function idAt(name: string) {
  return (await targetAt(name)).id;
}

async function reasonOf(name: string): Promise<readonly string[]> {
  const found = (await readNamedEntries(folder)).find((entry) => entry.name === name)?.found;
  return found?.is === 'broken' ? [found.reason, found.repair] : [];
}
