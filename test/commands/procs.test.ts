import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const world = () =>
  theLab({
    namespaces: { web: { processes: [{ pid: 70, command: '/usr/sbin/nginx -g daemon off;', user: 'www-data', uid: 33, threads: 4 }, { pid: 9, command: 'evil\x1b[2J' }] } },
    unseen: [{ count: 2, what: 'processes', why: 'not allowed' }, { count: 1, what: 'sockets', why: 'not searched' }],
  });

test('the processes of a namespace, and how many could not be looked at', async () => {
  expect(await see('procs web', {}, world())).toMatchInlineSnapshot(`
    "pid  user      threads  command
    ──────────────────────────────────────────────────────
      9  root            1  evil\\e[2J
     70  www-data        4  /usr/sbin/nginx -g daemon off;
    not seen: 2 processes: not allowed"
  `);
});

test('a long command line is cut at the edge of the terminal', async () => {
  expect(await see('procs host', { width: 50 }, theLab({ namespaces: { host: { processes: [{ pid: 3, command: `sleep ${'1'.repeat(60)}` }] } } }))).toMatchInlineSnapshot(`
    " pid  user  threads  command
    ──────────────────────────────────────────────────
       3  root        1  sleep 1111111111111111111111…
    4000  root        1  netnsh"
  `);
});

test('a process is whole in JSON', async () => {
  expect(await seeJson('procs web', world())).toContainEqual({ namespace: 'web', pid: 70, parent: 1, uid: 33, user: 'www-data', name: 'nginx', command: '/usr/sbin/nginx -g daemon off;', threads: 4 });
});

test('an empty namespace says so', async () => {
  expect(await see('procs beijing')).toBe('no processes in beijing');
});

test('a namespace that may not be entered still shows its processes', async () => {
  const locked = theLab({ namespaces: { locked: { access: 'forbidden', processes: [{ pid: 70, command: 'sleep 60' }] } } });
  expect(await see('procs locked -o name', {}, locked)).toBe('70');
});
