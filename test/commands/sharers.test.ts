import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const world = () =>
  theLab({
    namespaces: {
      web: {
        processes: [{ pid: 70, command: 'nginx' }],
        holders: [
          { what: 'thread', pid: 900, tid: 905, name: 'dockerd' },
          { what: 'descriptor', pid: 900, descriptor: 7 },
          { what: 'socket', pid: 900, descriptor: 8 },
          { what: 'mount', pid: 900, path: '/proc/900/root/run/netns/web', mountPoint: '/run/netns/web' },
        ],
      },
    },
    unseen: [{ count: 3, what: 'sockets', why: 'not searched' }],
  });

test('everything that keeps a namespace alive, and what was not seen', async () => {
  expect(await see('sharers web', {}, world())).toMatchInlineSnapshot(`
    "by          pid  user  what            command
    ──────────────────────────────────────────────
    process      70  root                  nginx
    thread      900  root  905             bash -i
    descriptor  900  root  7               bash -i
    socket      900  root  8               bash -i
    mount       900        /run/netns/web
    mount                  /run/netns/web
    not seen: 3 sockets: not searched"
  `);
});

test('a pid means the namespace of that process', async () => {
  expect(await see('sharers 70', {}, world())).toBe(await see('sharers web', {}, world()));
});

test('a sharer in JSON', async () => {
  expect(await seeJson('sharers web', world())).toContainEqual({ namespace: 'web', by: 'descriptor', pid: 900, user: 'root', command: 'bash -i', what: 7 });
});

test('a namespace that may not be entered still shows who shares it', async () => {
  const locked = theLab({ namespaces: { locked: { access: 'forbidden', names: [], inode: 4026532300, processes: [{ pid: 70, command: 'sleep 60' }] } } });
  expect(await see('sharers 70 -o name', {}, locked)).toBe('70');
});
