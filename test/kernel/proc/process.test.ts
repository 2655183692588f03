import process from 'node:process';
import { expect, test } from 'vitest';
import { parseProcess, readProcess, readProcesses } from '../../../src/kernel/proc/process.ts';
import { parsePasswd } from '../../../src/kernel/proc/users.ts';

const status = 'Name:\tsleep\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t42\nPid:\t42\nPPid:\t7\nUid:\t1000\t1001\t0\t0\nThreads:\t3\n';
const users = new Map([[1001, 'ada']]);

test('a process has the user of its effective uid, and its words joined by blanks', () => {
  expect(parseProcess(42, status, 'sleep\0infinity\0', users)).toEqual({
    pid: 42, parent: 7, uid: 1001, user: 'ada', name: 'sleep', command: 'sleep infinity', threads: 3,
  });
});

test('a process without a command line is shown by its name, a user without a name by the uid', () => {
  expect(parseProcess(42, status, '', new Map())).toMatchObject({ command: '[sleep]', user: '1001' });
});

test('a rewritten title loses the many NULs behind it', () => {
  expect(parseProcess(42, status, 'sshd: root@pts/0\0\0\0\0', users).command).toBe('sshd: root@pts/0');
});

test('names with a newline, a backslash or bytes that are no text come through', () => {
  expect(parseProcess(42, status.replace('sleep', 'a\\nb\\\\n\xff'), '', users).name).toBe('a\nb\\n\udcff');
});

test('this process reads as itself', async () => {
  expect(await readProcess(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid, uid: process.geteuid?.() });
});

test('a process that is gone is left out', async () => {
  expect(await readProcess(2 ** 22 + 1)).toBeUndefined();
  expect(await readProcesses([2 ** 22 + 1, process.pid])).toMatchObject([{ pid: process.pid }]);
});

test('of several names for a uid the first counts, and lines that are none are passed over', () => {
  expect([...parsePasswd('root:x:0:0:::\ntoor:x:0:0:::\n\n+::::::\nada:x:1001:1001:::\n')]).toEqual([[0, 'root'], [1001, 'ada']]);
});
