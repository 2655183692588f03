import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const files = {
  '/etc/resolv.conf': 'nameserver 127.0.0.53\nsearch example.org\n',
  '/etc/nsswitch.conf': 'hosts: files resolve [!UNAVAIL=return] dns\n',
  '/etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
};
const named = () => theLab({ files: { ...files, '/etc/netns/beijing/resolv.conf': 'nameserver 10.0.0.53\noptions ndots:5\n', '/etc/netns/beijing/nsswitch.conf': 'hosts: files dns\n' }, listeners: ['/run/systemd/resolve/io.systemd.Resolve'] });

test('the files that a program there reads, those of /etc/netns in their place', async () => {
  expect(await see('dns beijing', { width: 80 }, named())).toMatchInlineSnapshot(`
    "what           path                              says
    ─────────────────────────────────────────────────────────────────────
    resolv.conf    /etc/netns/beijing/resolv.conf    10.0.0.53 dev eth0-b
                                                     options ndots:5
    nsswitch.conf  /etc/netns/beijing/nsswitch.conf  hosts: files dns
    hosts          /etc/hosts                        2 entries
    nscd           /var/run/nscd/socket              nobody answers"
  `);
});

test('a resolver behind a unix socket answers from outside, and that is said with what to do', async () => {
  expect(await see('dns shanghai', { width: 80 }, named())).toMatchInlineSnapshot(`
    "what              says
    ────────────────────────────────────────────────────────────
    resolv.conf       127.0.0.53 (nobody listens)
                      search example.org
    nsswitch.conf     hosts: files resolve [!UNAVAIL=return] dns
    hosts             2 entries
    nscd              nobody answers
    systemd-resolved  answers
    no room for path: -o wide shows all
    nameserver 127.0.0.53 is shanghai itself, and nobody there listens at port 53;
    one that it reaches belongs into /etc/netns/shanghai/resolv.conf
    names in shanghai are answered by systemd-resolved over
    /run/systemd/resolve/io.systemd.Resolve, which asks from outside, whatever
    resolv.conf says; without it: a copy of nsswitch.conf without resolve as
    /etc/netns/shanghai/nsswitch.conf"
  `);
});

test('where netnsh started nobody answers from outside', async () => {
  expect(await seeJson('dns --part systemd-resolved', named())).toMatchObject([{ namespace: 'host', part: 'systemd-resolved', isThere: true, warnings: [] }]);
});

test('nscd answers before all files', async () => {
  const world = theLab({ files, listeners: ['/run/nscd/socket'] });
  expect(await see('dns beijing --part nscd', { width: 80 }, world)).toMatchInlineSnapshot(`
    "what  path              says
    ───────────────────────────────
    nscd  /run/nscd/socket  answers
    names in beijing are answered by nscd over /run/nscd/socket, which asks from
    outside, whatever resolv.conf says; without it: unshare --mount sh -c 'mount -t
    tmpfs tmpfs /run/nscd && exec PROGRAM'"
  `);
});

test('--all is one table, and says where something is amiss', async () => {
  expect(await see('dns --all --part resolv.conf', { width: 80 }, named())).toMatchInlineSnapshot(`
    "namespace what        path                           says
    ────────────────────────────────────────────────────────────────────────────────
    host      resolv.conf /etc/resolv.conf               127.0.0.53 (nobody listens)
                                                         search example.org
    beijing   resolv.conf /etc/netns/beijing/resolv.conf 10.0.0.53 dev eth0-b
                                                         options ndots:5
    shanghai  resolv.conf /etc/resolv.conf               127.0.0.53 (nobody listens)
                                                         search example.org
    something is amiss in host, shanghai: dns NS says what to do"
  `);
});

test('a nameserver on the loopback is well where somebody listens', async () => {
  const world = theLab({ files, namespaces: { host: { links: [{ name: 'lo' }], sockets: [{ type: 'udp', state: 'UNCONN', localAddress: '127.0.0.53', localPort: 53 }] } }, wires: [] });
  expect(await seeJson('dns --part resolv.conf', world)).toMatchObject([{ nameservers: [{ address: '127.0.0.53', isLoopback: true, isListening: true }] }]);
});

test('a file of /etc/netns lies over one of /etc, and over nothing it is not seen', async () => {
  const world = theLab({ files: { '/etc/netns/beijing/hosts': '10.0.0.9 a\n' } });
  expect(await see('dns beijing', { width: 80 }, world)).toMatchInlineSnapshot(`
    "what           path                  says
    ──────────────────────────────────────────────────────────────────
    resolv.conf    /etc/resolv.conf      not there: 127.0.0.1 is asked
    nsswitch.conf  /etc/nsswitch.conf    nothing of hosts
    hosts          /etc/hosts            not there
    nscd           /var/run/nscd/socket  nobody answers
    /etc/netns/beijing/hosts is not seen in beijing: it lies over /etc/hosts, and
    there is none; touch /etc/hosts"
  `);
});

test('one row in JSON, under the names of docs/json.md', async () => {
  expect(await seeJson('dns beijing --part hosts', named())).toEqual([
    { namespace: 'beijing', part: 'hosts', path: '/etc/hosts', isOwn: false, isThere: true, nameservers: [], search: [], options: [], sources: [], hosts: 2, warnings: [] },
  ]);
});

test('a namespace that may not be entered fails alone, and is left out among several', async () => {
  const world = () => theLab({ files: { ...files }, namespaces: { locked: { access: 'forbidden' } } });
  expect(await see('dns locked', {}, world())).toContain('enter locked: this needs CAP_SYS_ADMIN');
  expect(await see('dns --all -o name --part resolv.conf', {}, world())).toContain('locked was left out: this needs');
});
