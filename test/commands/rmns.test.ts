import { KernelError, ShellError } from '../../src/errors.ts';
import { expect, test } from 'vitest';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const busy = () => theLab({ namespaces: { beijing: { processes: [{ pid: 70, command: 'sleep 60' }] }, web: { processes: [{ pid: 80, command: 'a' }, { pid: 81, command: 'b' }] } } });

test('a name nobody uses goes without a question, and its wire with it', async () => {
  const shell = await openTestShell();
  expect(await see('rmns beijing', shell)).toBe('removed beijing');
  expect(await see('ns -o name', shell)).toBe('host\nshanghai');
  expect(await see('links -o name', shell)).toBe('lo\nbr0\nveth-s');
  expect(shell.questions).toEqual([]);
});

test('it asks where processes are inside; y removes the name, and they keep the namespace', async () => {
  const shell = await openTestShell({ answers: ['y'] }, busy());
  expect(await see('rmns beijing', shell)).toBe('removed beijing');
  expect(shell.questions).toEqual(['process 70 is inside beijing and will keep it alive without a name. Remove the name? [y/N] ']);
  expect(await see('ns -o name', shell)).toBe('host\nnet:[4026532201]\nshanghai\nweb');
});

test.each([['n'], [''], [undefined]])('the answer %j keeps everything, with status 130 and without a word', async (answer) => {
  const shell = await openTestShell({ answers: answer === undefined ? [] : [answer] }, busy());
  expect(await see('rmns beijing', shell)).toBe('\n[status 130]');
  expect(await see('ns -o name', shell)).toContain('beijing');
});

test('-y does not ask', async () => {
  const shell = await openTestShell({}, busy());
  expect(await see('rmns -y beijing web', shell)).toBe('removed beijing\nremoved web');
  expect(shell.questions).toEqual([]);
});

test('where nobody can be asked it is status 2, and nothing is removed', async () => {
  const shell = await openTestShell({ as: 'script' }, busy());
  expect(await see('rmns shanghai web', shell)).toMatchInlineSnapshot(`
    "netnsh: rmns: 2 processes are inside web and will keep it alive without a name. Remove the name? Nobody is here to answer
      hint: -y answers yes
    [status 2]"
  `);
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nshanghai\nweb');
});

test('everything is looked up before anything is removed', async () => {
  const shell = await openTestShell();
  expect(await see('rmns beijing shanhai', shell)).toMatchInlineSnapshot(`
    "no namespace named shanhai
    rmns beijing shanhai
                 ^^^^^^^
      hint: did you mean shanghai?
    [status 1]"
  `);
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nshanghai');
});

test('a stale entry is removed like a name', async () => {
  const shell = await openTestShell({}, theLab({ broken: [{ name: 'stale', reason: 'an empty file', repair: 'rmns stale' }] }));
  expect(await see('rmns stale', shell)).toBe('removed stale');
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nshanghai');
});

test('one of two names goes, and the namespace keeps the other; which, must be said', async () => {
  const shell = await openTestShell({}, theLab({ namespaces: { twice: { names: ['left', 'right'], inode: 4026532300 } } }));
  expect(await see('rmns inode:4026532300', shell)).toMatchInlineSnapshot(`
    "inode:4026532300 has several names: left, right
    rmns inode:4026532300
         ^^^^^^^^^^^^^^^^
      hint: say which name to remove
    [status 1]"
  `);
  expect(await see('rmns left', shell)).toBe('removed left');
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nright\nshanghai');
});

test('what has no name can not lose one', async () => {
  expect(await see('rmns host')).toMatchInlineSnapshot(`
    "host has no name in /run/netns that could be removed
    rmns host
         ^^^^
      hint: it ends when nothing holds it any more: sharers shows what does
    [status 1]"
  `);
});

test('what is no stale file keeps its own remedy, and nothing is removed before that is seen', async () => {
  const shell = await openTestShell({}, theLab({ broken: [{ name: 'folder', reason: 'a folder', repair: 'rmdir /run/netns/folder' }] }));
  expect(await see('rmns beijing folder', shell)).toMatchInlineSnapshot(`
    "folder is no namespace: a folder
    rmns beijing folder
                 ^^^^^^
      hint: to take it away: rmdir /run/netns/folder
    [status 1]"
  `);
  expect(await see('ns -o name', shell)).toBe('host\nbeijing\nshanghai');
});

test('when one can not be removed, what was removed before it is said', async () => {
  const world = theLab();
  const failing = {
    ...world,
    deleteNamespace: async (name: string) => {
      if (name === 'shanghai') throw new KernelError('remove /run/netns/shanghai', 'EBUSY');
      await world.deleteNamespace(name);
    },
  };
  expect(await see('rmns beijing shanghai', {}, failing)).toMatchInlineSnapshot(`
    "removed beijing
    remove /run/netns/shanghai: EBUSY
    [status 1]"
  `);
});

test('--stale names every entry that is no namespace, asks once, and leaves what would be a loss', async () => {
  const shell = await openTestShell({ answers: ['y'] }, litteredLab());
  expect(await see('rmns --stale', shell)).toMatchInlineSnapshot(`
    "Remove what is no namespace: crashed (an empty file with no namespace bound to it, as a crash leaves
    removed crashed
    removed linked
    uts0 stays: a uts namespace is bound here; umount /run/netns/uts0"
  `);
  expect(shell.questions).toMatchInlineSnapshot(`
    [
      "behind), linked (a symlink to /proc/7/ns/net, where nothing is)? [y/N] ",
    ]
  `);
  expect(await see('ns -C name', shell)).toMatchInlineSnapshot(`
    "name
    ────────
    host
    beijing
    shanghai
    uts0"
  `);
});

test.each([['n'], ['']])('--stale removes nothing after the answer %j', async (answer) => {
  const shell = await openTestShell({ answers: [answer] }, litteredLab());
  await see('rmns --stale', shell);
  expect(await see('ns -C name', shell)).toContain('crashed');
});

test('--stale where nothing is stale says so', async () => {
  expect(await see('rmns --stale')).toBe('no stale entries in /run/netns');
});

test('--stale goes on with the others where one has become a namespace', async () => {
  const world = litteredLab();
  const racing = {
    ...world,
    removeStaleEntry: async (name: string) => {
      if (name === 'crashed') throw new ShellError('crashed has become a namespace meanwhile');
      await world.removeStaleEntry(name);
    },
  };
  expect(await see('rmns --stale -y', {}, racing)).toMatchInlineSnapshot(`
    "removed linked
    uts0 stays: a uts namespace is bound here; umount /run/netns/uts0
    crashed stays: crashed has become a namespace meanwhile"
  `);
});

test('--stale and a name contradict each other, and neither is too little', async () => {
  expect(await see('rmns --stale beijing')).toMatchInlineSnapshot(`
    "--stale and beijing contradict each other
    rmns --stale beijing
                 ^^^^^^^
      hint: name what to remove, or say --stale
    [status 2]"
  `);
  expect(await see('rmns')).toMatchInlineSnapshot(`
    "rmns needs NS
      hint: usage: rmns NS... [--yes], or rmns --stale
    [status 2]"
  `);
});

function litteredLab() {
  return theLab({
    broken: [
      { name: 'crashed', reason: 'an empty file with no namespace bound to it, as a crash leaves behind', repair: 'rmns crashed' },
      { name: 'linked', reason: 'a symlink to /proc/7/ns/net, where nothing is', repair: 'rmns linked' },
      { name: 'uts0', reason: 'a uts namespace is bound here', repair: 'umount /run/netns/uts0' },
    ],
  });
}
