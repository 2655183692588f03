import { expect, test } from 'vitest';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('a square of who reaches whom, and why not', async () => {
  expect(await see('reach')).toMatchInlineSnapshot(`
    "from ↓ to →  host        beijing   shanghai
    ───────────────────────────────────────────
    host         ·           no route  no route
    beijing      no address  ·         0.04 ms
    shanghai     no address  0.04 ms   ·

    host  beijing   10.0.0.1  host has no route to 10.0.0.1
    host  shanghai  10.0.0.2  host has no route to 10.0.0.2
    [status 1]"
  `);
});

test('only what does not arrive', async () => {
  expect(await see('reach --failed beijing shanghai')).toMatchInlineSnapshot(`"every way that was tried works"`);
  expect(await see('reach --failed beijing host')).toMatchInlineSnapshot(`
    "host  beijing  10.0.0.1  host has no route to 10.0.0.1
    [status 1]"
  `);
});

test('one namespace against all others, both ways', async () => {
  expect(await see('reach beijing -C from,to,address', { as: 'script' })).toMatchInlineSnapshot(`
    "FROM      TO        ADDRESS
    host      beijing   10.0.0.1
    beijing   host      -
    beijing   shanghai  10.0.0.2
    shanghai  beijing   10.0.0.1
    [status 1]"
  `);
});

test('a line for each address in a pipe', async () => {
  expect(await see('reach beijing shanghai', { as: 'script' })).toMatchInlineSnapshot(`
    "FROM      TO        ADDRESS   REACHED     TIME  REASON
    beijing   shanghai  10.0.0.2  yes      0.04 ms  -
    shanghai  beijing   10.0.0.1  yes      0.04 ms  -"
  `);
  expect(await see('reach beijing shanghai -o name', { as: 'script' })).toMatchInlineSnapshot(`
    "10.0.0.2
    10.0.0.1"
  `);
});

test('a connection that is refused has reached its host', async () => {
  expect(await see('reach beijing shanghai --tcp 22')).toMatchInlineSnapshot(`
    "from ↓ to →  beijing  shanghai
    ──────────────────────────────
    beijing      ·        refused
    shanghai     refused  ·"
  `);
  expect(await seeJson('reach beijing shanghai --tcp 22')).toMatchObject([
    { from: 'beijing', to: 'shanghai', address: '10.0.0.2', port: 22, isReached: true, answer: 'refused', reason: 'reached, but nobody listens on port 22' },
    { from: 'shanghai', to: 'beijing', address: '10.0.0.1', port: 22, isReached: true, answer: 'refused' },
  ]);
});

test('every field of a way that works, and of one to nowhere', async () => {
  expect(await seeJson('reach beijing host')).toEqual([
    { from: 'beijing', to: 'host', port: null, address: null, family: null, link: null, isReached: false, answer: 'no address', milliseconds: null, by: null, reason: 'host has no address for others' },
    { from: 'host', to: 'beijing', port: null, address: '10.0.0.1', family: 'inet', link: 'eth0-b', isReached: false, answer: 'not sent', milliseconds: null, by: null, reason: 'host has no route to 10.0.0.1' },
  ]);
});

test('a namespace that can not be read is left out, and said; alone it is the failure', async () => {
  const world = () => theLab({ namespaces: { locked: { access: 'forbidden' } } });
  expect(await see('reach -C from,to', { as: 'script' }, world())).toMatchInlineSnapshot(`
    "FROM      TO
    host      beijing
    host      shanghai
    beijing   host
    beijing   shanghai
    shanghai  host
    shanghai  beijing
    locked was left out: this needs CAP_SYS_ADMIN, there and here (EPERM)
    [status 1]"
  `);
  expect(await see('reach beijing locked', {}, world())).toMatchInlineSnapshot(`
    "enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)
      hint: start netnsh with sudo, or try: netnsh demo
    [status 1]"
  `);
});

test('a matrix that does not fit is a sum, and a list of what fails', async () => {
  const names = ['shenyang', 'harbin', 'changchun', 'hangzhou', 'guangzhou', 'chongqing'];
  const world = theLab({
    namespaces: Object.fromEntries(
      names.map((name, at) => [
        name,
        {
          links: [{ name: 'lo' }, { name: 'eth0' }],
          addresses: [{ link: 'eth0', address: `10.0.0.${at + 3}/24` }],
          routes: name === 'harbin' ? [] : [{ link: 'eth0', destination: '10.0.0.0/24' }],
        },
      ]),
    ),
  });
  const { executeLine } = await openTestShell({ width: 80 }, world);
  const { err, out, status } = await executeLine('reach beijing shanghai shenyang harbin changchun hangzhou guangzhou chongqing');
  expect({ err, status, out }).toMatchInlineSnapshot(`
    {
      "err": "",
      "out": "49 of 56 ways between 8 namespaces work; these do not

    harbin  beijing    10.0.0.1  harbin has no route to 10.0.0.1
    harbin  shanghai   10.0.0.2  harbin has no route to 10.0.0.2
    harbin  shenyang   10.0.0.3  harbin has no route to 10.0.0.3
    harbin  changchun  10.0.0.5  harbin has no route to 10.0.0.5
    harbin  hangzhou   10.0.0.6  harbin has no route to 10.0.0.6
    harbin  guangzhou  10.0.0.7  harbin has no route to 10.0.0.7
    harbin  chongqing  10.0.0.8  harbin has no route to 10.0.0.8
    ",
      "status": 1,
    }
  `);
});
