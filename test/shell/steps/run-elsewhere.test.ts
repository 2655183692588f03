import { expect, test } from 'vitest';
import { openTestShell, see } from '../../support/test-shell.ts';
import { theLab } from '../../support/the-lab.ts';

test('@NS runs a command or a program there, and one stays here', async () => {
  const shell = await openTestShell();
  expect(await see('@shanghai pwd', shell)).toBe('shanghai');
  await shell.executeLine('@shanghai ping -c 1 10.0.0.1');
  expect(shell.kernel.ran).toMatchObject([{ namespace: 'shanghai', program: { environment: { NETNSH_NAMESPACE: 'shanghai' } } }]);
  expect(shell.prompt()).toBe('host> ');
});

test.each(['@pid:1 pwd', '@host pwd', '@net:[4026531840] pwd', "@'host' pwd"])('%s: any way to name a namespace will do', async (line) => {
  expect(await see(line)).toBe('host');
});

test('pipes and lists belong to it as anywhere', async () => {
  const shell = await openTestShell();
  expect(await see('@beijing links -o name | grep eth0', shell)).toBe('eth0-b');
  expect(await see('@beijing pwd; @shanghai pwd && pwd', shell)).toBe('beijing\nshanghai\nhost');
  expect(await see('@beijing ip link | grep eth', shell)).toBe('2: eth0-b');
});

test('what changes this shell can not be done elsewhere', async () => {
  expect(await see('@beijing cd shanghai')).toMatchInlineSnapshot(`
    "cd changes this shell and can not be done elsewhere
    @beijing cd shanghai
             ^^
      hint: cd without the @
    [status 2]"
  `);
  expect(await see('@all exit')).toMatchInlineSnapshot(`
    "exit changes this shell and can not be done elsewhere
    @all exit
         ^^^^
      hint: exit without the @
    [status 2]"
  `);
  expect(await see('@beijing chdir /tmp')).toContain('chdir changes this shell');
});

test('@all merges a command of ours into one table that says where each row is from', async () => {
  expect(await see('@all addrs --family inet -C namespace,link,address')).toMatchInlineSnapshot(`
    "namespace  link    address
    ──────────────────────────────
    host       lo      127.0.0.1/8
    beijing    lo      127.0.0.1/8
    beijing    eth0-b  10.0.0.1/24
    shanghai   lo      127.0.0.1/8
    shanghai   eth0-s  10.0.0.2/24"
  `);
  expect(await see('@all links --kind veth -C namespace,name,other-end')).toMatchInlineSnapshot(`
    "namespace  name    other end
    ──────────────────────────────────
    host       veth-b  beijing:eth0-b
    host       veth-s  shanghai:eth0-s
    beijing    eth0-b  host:veth-b
    shanghai   eth0-s  host:veth-s"
  `);
});

test('@all --json of a command is the array of all rows', async () => {
  const { out } = await (await openTestShell({ as: 'script' })).executeLine('@all --json pwd');
  expect(JSON.parse(out)).toEqual([
    { namespace: 'host', inode: 4026531840 },
    { namespace: 'beijing', inode: 4026532201 },
    { namespace: 'shanghai', inode: 4026532202 },
  ]);
});

test('@all of a program: blocks for people, labelled lines for programs, objects for --json', async () => {
  expect(await see('@all ip link')).toMatchInlineSnapshot(`
    "host
      1: lo
      2: br0
      3: veth-b
      4: veth-s
    beijing
      1: lo
      2: eth0-b
    shanghai
      1: lo
      2: eth0-s"
  `);
  expect(await see('@all ip link', { as: 'script' })).toMatchInlineSnapshot(`
    "host: 1: lo
    host: 2: br0
    host: 3: veth-b
    host: 4: veth-s
    beijing: 1: lo
    beijing: 2: eth0-b
    shanghai: 1: lo
    shanghai: 2: eth0-s"
  `);
  const { out } = await (await openTestShell({ as: 'script' })).executeLine('@all --json ip -j link');
  expect(JSON.parse(out)).toMatchObject([
    { namespace: 'host', status: 0, output: [{ ifname: 'lo' }, { ifname: 'br0' }, { ifname: 'veth-b' }, { ifname: 'veth-s' }], error: '' },
    { namespace: 'beijing', status: 0, output: [{ ifname: 'lo' }, { ifname: 'eth0-b' }], error: '' },
    { namespace: 'shanghai', status: 0, output: [{ ifname: 'lo' }, { ifname: 'eth0-s' }], error: '' },
  ]);
});

test('a pipe behind @all runs in each namespace', async () => {
  expect(await see('@all ip link | grep eth0', { as: 'script' })).toMatchInlineSnapshot(`
    "beijing: 2: eth0-b
    shanghai: 2: eth0-s
    status 1 in host
    [status 1]"
  `);
});

test('who fails is named, the others answer, and the status tells', async () => {
  expect(await see('@all ping -c 1 10.0.0.1')).toMatchInlineSnapshot(`
    "beijing
      PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.
      64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.041 ms

      --- 10.0.0.1 ping statistics ---
      1 packets transmitted, 1 received, 0% packet loss, time 0ms
      rtt min/avg/max/mdev = 0.041/0.041/0.041/0.000 ms
    shanghai
      PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.
      64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.041 ms

      --- 10.0.0.1 ping statistics ---
      1 packets transmitted, 1 received, 0% packet loss, time 0ms
      rtt min/avg/max/mdev = 0.041/0.041/0.041/0.000 ms
    host: ping: connect: Network is unreachable
    [status 2]"
  `);
  expect(await see('@all pwd | grep i')).toBe('beijing\nshanghai');
  const world = theLab({ namespaces: { locked: { access: 'forbidden' } } });
  expect(await see('@all links --kind veth -o name', {}, world)).toMatchInlineSnapshot(`
    "veth-b
    veth-s
    eth0-b
    eth0-s
    locked: enter locked: this needs CAP_SYS_ADMIN, there and here (EPERM)
    [status 1]"
  `);
});

test('nothing to run, and a namespace that is not there', async () => {
  expect(await see('@beijing')).toMatchInlineSnapshot(`
    "nothing to run after @beijing
    @beijing
    ^^^^^^^^
      hint: for example: @beijing links
    [status 2]"
  `);
  expect(await see('@beijng links')).toMatchInlineSnapshot(`
    "no namespace named beijng
    @beijng links
     ^^^^^^
      hint: did you mean beijing?
    [status 1]"
  `);
});

test('@NS ? is help', async () => {
  expect(await see('@beijing links ?')).toBe(await see('links ?'));
  expect(await see('@all links --help')).toBe(await see('links ?'));
});

test('@all refuses what changes something: it would be done again and again', async () => {
  expect(await see('@all mkns q')).toMatchInlineSnapshot(`
    "mkns would do the same thing for every namespace
    @all mkns q
         ^^^^
      hint: mkns without the @all
    [status 2]"
  `);
});

test('@all names where a program failed without a word', async () => {
  expect(await see('@all grep nothing')).toMatchInlineSnapshot(`
    "status 1 in host, beijing, shanghai
    [status 1]"
  `);
});

test('the name of a namespace that failed reaches no terminal raw', async () => {
  const world = theLab({ namespaces: { 'a\x1b[2J': { access: 'forbidden' } } });
  expect(await see('@all links', {}, world)).not.toContain('\x1b');
});

test('who waits for @all sees how many have answered, and nothing of it stays', async () => {
  let at = 0;
  const clock = { now: () => (at += 400), every: () => () => {} };
  const shell = await openTestShell({ clock });
  await shell.executeLine('@all ip link');
  expect(shell.takeScreen()).toMatch(/^⠋ 0 of 3 namespaces\r +\r⠙ 1 of 3 namespaces[^]*\r +\r\S+ 3 of 3 namespaces\r +\r[^\r]*$/u);
});
