import { expect, test } from 'vitest';
import { aContainerHost } from '../support/container-host.ts';
import { aWorld } from '../support/fake-kernel.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('every namespace, home first, the current one marked', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd shanghai');
  expect(await see('ns', shell)).toMatchInlineSnapshot(`
    "   name           inode  processes  process  links  sources
    ────────────────────────────────────────────────────────────────
       host      4026531840          3  1 init       4  self,process
       beijing   4026532201          0               2  named
    *  shanghai  4026532202          0               2  named"
  `);
});

test('ls alone is the same; with an operand it is the program', async () => {
  expect(await see('ls')).toBe(await see('ns'));
  expect(await see('ls -l')).toBe('notes.txt');
});

test('named twice, only in a process, only by a descriptor, a socket, a thread, a mount elsewhere: each is there once', async () => {
  const world = aWorld({
    namespaces: {
      twice: { names: ['left', 'right'] },
      running: { names: [], inode: 4026532301, processes: [{ pid: 71, command: 'nginx: worker' }, { pid: 70, command: '/usr/sbin/nginx' }] },
      open: { names: [], inode: 4026532302, holders: [{ what: 'descriptor', pid: 900, descriptor: 7 }] },
      talking: { names: [], inode: 4026532303, holders: [{ what: 'socket', pid: 900, descriptor: 8 }] },
      threaded: { names: [], inode: 4026532304, holders: [{ what: 'thread', pid: 900, tid: 905, name: 'dockerd' }] },
      elsewhere: { names: [], inode: 4026532305, holders: [{ what: 'mount', pid: 900, path: '/proc/900/root/run/netns/web', mountPoint: '/run/netns/web' }] },
      host: { processes: [{ pid: 900, command: 'dockerd' }] },
    },
  });
  expect(await see('ns -o wide', { width: 140 }, world)).toMatchInlineSnapshot(`
    "   name                   inode  processes  process      links  sources       namespace         path                          device
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    *  host              4026531840          2  900 dockerd      1  self,process  host                                                 4
       left              4026532201          0                   1  named         left              /run/netns/left                    4
       right
       net:[4026532301]  4026532301          2  70 nginx         1  process       net:[4026532301]                                     4
       net:[4026532302]  4026532302          0  900 dockerd      1  descriptor    net:[4026532302]                                     4
       net:[4026532303]  4026532303          0  900 dockerd      1  socket        net:[4026532303]                                     4
       net:[4026532304]  4026532304          1  900 dockerd      1  thread        net:[4026532304]                                     4
       net:[4026532305]  4026532305          0                   1  mount         net:[4026532305]  /proc/900/root/run/netns/web       4
       web"
  `);
});

test('entries that are no namespace come last, with the reason and what to type', async () => {
  const world = theLab({
    broken: [
      { name: 'stale', reason: 'an empty file with no namespace bound to it, as a crash leaves behind', repair: 'rmns stale' },
      { name: 'gone', reason: 'a symlink to /proc/7/ns/net, where nothing is', repair: 'rmns gone' },
    ],
  });
  expect(await see('ns -C name,problem', {}, world)).toMatchInlineSnapshot(`
    "name      problem
    ───────────────────────────────────────────────────────────────────────────────────────────
    host
    beijing
    shanghai
    gone      a symlink to /proc/7/ns/net, where nothing is; rmns gone
    stale     an empty file with no namespace bound to it, as a crash leaves behind; rmns stale"
  `);
});

test('-o name gives what leads back to each namespace, and nothing for what is none', async () => {
  const world = aWorld({ namespaces: { twice: { names: ['left', 'right'] }, odd: { names: ['host'] } }, broken: [{ name: 'stale', reason: 'an empty file', repair: 'rmns stale' }] });
  expect(await see('ns -o name', {}, world)).toBe('host\nleft\nname:host');
});

test('what could not be seen is counted on standard error', async () => {
  const unseen = [
    { count: 41, what: 'processes', why: 'looking into them needs CAP_SYS_PTRACE there' },
    { count: 3, what: 'sockets', why: 'not searched' },
  ];
  const { out, err, status } = await (await openTestShell({ as: 'script' }, theLab({ unseen }))).executeLine('ns -o name');
  expect({ out, status }).toEqual({ out: 'host\nbeijing\nshanghai\n', status: 0 });
  expect(err).toMatchInlineSnapshot(`
    "not seen: 41 processes: looking into them needs CAP_SYS_PTRACE there
    not seen: 3 sockets: not searched
    "
  `);
});

test('the links of a namespace that may not be entered are not counted, and the rest is shown', async () => {
  expect(await see('ns', {}, theLab({ namespaces: { locked: { access: 'forbidden' }, ghost: { access: 'gone' } } }))).toMatchInlineSnapshot(`
    "   name           inode  processes  process  links  sources
    ────────────────────────────────────────────────────────────────
    *  host      4026531840          3  1 init       4  self,process
       beijing   4026532201          0               2  named
       ghost     4026532204          0                  named
       locked    4026532203          0                  named
       shanghai  4026532202          0               2  named"
  `);
});

test('a namespace is whole in JSON, under the names of docs/json.md; so is an entry that is none', async () => {
  const rows = await seeJson('ns', aWorld({ namespaces: { beijing: {} }, broken: [{ name: 'stale', reason: 'an empty file', repair: 'rmns stale' }] }));
  expect(rows).toMatchInlineSnapshot(`
    [
      {
        "current": true,
        "device": 4,
        "inode": 4026531840,
        "links": 1,
        "names": [],
        "namespace": "host",
        "owners": [],
        "path": null,
        "problem": null,
        "process": {
          "command": "netnsh",
          "pid": 4000,
        },
        "processes": 1,
        "sources": [
          "self",
          "process",
        ],
      },
      {
        "current": false,
        "device": 4,
        "inode": 4026532201,
        "links": 1,
        "names": [
          "beijing",
        ],
        "namespace": "beijing",
        "owners": [],
        "path": "/run/netns/beijing",
        "problem": null,
        "process": null,
        "processes": 0,
        "sources": [
          "named",
        ],
      },
      {
        "current": false,
        "device": null,
        "inode": null,
        "links": null,
        "names": [
          "stale",
        ],
        "namespace": null,
        "owners": [],
        "path": "/run/netns/stale",
        "problem": "an empty file; rmns stale",
        "process": null,
        "processes": 0,
        "sources": [
          "named",
        ],
      },
    ]
  `);
});

test('in a pipe the table is plain, and each namespace is one line', async () => {
  expect((await (await openTestShell({ as: 'script' })).executeLine('ns')).out).toMatchInlineSnapshot(`
    "CURRENT  NAME           INODE  PROCESSES  PROCESS  LINKS  SOURCES       PROBLEM
    *        host      4026531840          3  1 init       4  self,process  -
    -        beijing   4026532201          0  -            2  named         -
    -        shanghai  4026532202          0  -            2  named         -
    "
  `);
});

test('names that would steer a terminal are escaped there', async () => {
  const world = aWorld({ namespaces: { evil: { names: ['\x1b]0;owned\x07'] }, tabbed: { names: ['a\tb'] } } });
  expect(await see('ns -C name', {}, world)).toMatchInlineSnapshot(`
    "name
    ────────────
    host
    \\e]0;owned\\a
    a\\tb"
  `);
});

test('ns takes no operand', async () => {
  expect(await see('ns beijing')).toMatchInlineSnapshot(`
    "ns takes no operands
    ns beijing
       ^^^^^^^
      hint: usage: ns
    [status 2]"
  `);
});

test('a container goes by the name of its owner, which says who that is; all who share its stack are there', async () => {
  expect(await see('ns', { width: 80 }, aContainerHost())).toMatchInlineSnapshot(`
    "  name                    inode processes process     links sources
    ─────────────────────────────────────────────────────────────────────────────
    * host               4026531840         3 1 init          4 self,process
      beijing            4026532201         0                 2 named
      docker:api         4026532204         1 72 node         1 docker,process
      podman:api         4026532205         1 73 nginx        1 podman,process
      podman:prod        4026532207         1 75 sleep        1 podman,process
      shanghai           4026532202         0                 2 named
      shop-db-1 (docker) 4026532203         1 71 postgres     1 docker,process
      backup (docker)
      web-0 (cri)        4026532206         1 74 pause        1 named,cri,process
      nginx (cri)"
  `);
});

test('every word that leads to it is in the wide table', async () => {
  expect(await see('ns -C namespace,owners', { width: 100 }, aContainerHost())).toMatchInlineSnapshot(`
    "namespace    owners
    ────────────────────────────────────────────────────
    host
    beijing
    docker:api   api (docker) 3f2b00000000
    podman:api   api (podman) c0de00000000
    podman:prod  prod (podman) dead00000000
    shanghai
    shop-db-1    shop-db-1 (docker) shop/db 3f2a9c81d0b4
                 backup (docker) 77aa01000000
    web-0        web-0 (cri) default/web-0 beef00000000
                 nginx (cri) default/web-0/nginx"
  `);
});

test('a runtime that did not answer is said', async () => {
  const silent = [{ count: 1, what: 'container runtimes', why: 'docker did not answer within 300 ms, so its containers have no names here' }];
  expect(await see('ns -o name', {}, aContainerHost({ silent }))).toContain('not seen: 1 container runtime: docker did not answer within 300 ms');
});
