import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { removeStaleEntry } from '../../src/kernel/stale.ts';
import { aNamespace, runProgram, worldRing } from '../support/world.ts';

worldRing('stale entries of /run/netns', () => {
  test('files, symlinks and empty folders go', async () => {
    const keeper = aNamespace('keeper');
    writeFileSync('/run/netns/file', '');
    symlinkSync('/proc/4194305/ns/net', '/run/netns/link');
    mkdirSync('/run/netns/folder');
    for (const name of ['file', 'link', 'folder']) await removeStaleEntry(name);
    expect(readdirSync('/run/netns')).toEqual([keeper]);
  });

  test('a namespace never goes, whatever it was when it was found', async () => {
    const name = aNamespace('living');
    const { ino } = statSync(`/run/netns/${name}`);
    await expect(removeStaleEntry(name)).rejects.toThrow('living has become a namespace meanwhile');
    expect(statSync(`/run/netns/${name}`).ino).toBe(ino);
  });

  test('nor does one that is being made just now: the file is there, and the namespace follows', async () => {
    aNamespace('first'); // makes the folder
    writeFileSync('/run/netns/coming', '');
    const removal = removeStaleEntry('coming');
    runProgram(['unshare', '--net', 'mount', '--bind', '/proc/self/ns/net', '/run/netns/coming']);
    await expect(removal).rejects.toThrow('coming has become a namespace meanwhile');
    expect(existsSync('/run/netns/coming')).toBe(true);
    runProgram(['ip', 'netns', 'delete', 'coming']);
  });

  test('a folder with something in it stays, and what is gone is said to be gone', async () => {
    aNamespace('first');
    mkdirSync('/run/netns/full/inside', { recursive: true });
    await expect(removeStaleEntry('full')).rejects.toThrow('remove /run/netns/full: ENOTEMPTY');
    await expect(removeStaleEntry('gone')).rejects.toThrow('gone is gone already');
    runProgram(['rm', '-r', '/run/netns/full']);
  });
});
