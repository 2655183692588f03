import { expect, test } from 'vitest';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { aSocket } from '../support/socket-parts.ts';
import { theServedLab } from '../support/served-lab.ts';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';

test('who listens on which port', async () => {
  expect(await see('sockets shanghai --listen', { width: 80 }, theServedLab())).toMatchInlineSnapshot(`
    "netid state  recv-q send-q local              user   pid command
    ────────────────────────────────────────────────────────────────────────────────
    tcp   LISTEN      1    511 *:80               root 70 +1 nginx: master process …
    tcp   LISTEN      0    511 0.0.0.0:8080       root 70 +1 nginx: master process …
    udp   UNCONN      0      0 10.0.0.2%eth0-s:53 me      90 dnsmasq --conf-file=/e…
    raw   UNCONN      0      0 *:ipv6-icmp        root    90 dnsmasq --conf-file=/e…
    p_raw UNCONN      0      0 ip:eth0-s          root    90 dnsmasq --conf-file=/e…
    u_str LISTEN      0      0 @lab\\e[2J          root    90 dnsmasq --conf-file=/e…"
  `);
});

test('connections come behind, with their other ends', async () => {
  expect(await see('sockets shanghai', {}, theServedLab())).toMatchInlineSnapshot(`
    "netid state     recv-q send-q local              peer           user       pid command
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    tcp   LISTEN         1    511 *:80                              root     70 +1 nginx: master proces…
    tcp   LISTEN         0    511 0.0.0.0:8080                      root     70 +1 nginx: master proces…
    udp   UNCONN         0      0 10.0.0.2%eth0-s:53                me          90 dnsmasq --conf-file=…
    raw   UNCONN         0      0 *:ipv6-icmp                       root        90 dnsmasq --conf-file=…
    p_raw UNCONN         0      0 ip:eth0-s                         root        90 dnsmasq --conf-file=…
    u_str LISTEN         0      0 @lab\\e[2J                         root        90 dnsmasq --conf-file=…
    tcp   TIME-WAIT      0      0 10.0.0.2:8080      10.0.0.1:39998 root
    tcp   ESTAB          0      0 10.0.0.2:8080      10.0.0.1:40000 www-data    71 nginx: worker process"
  `);
});

test('--all alone is the table of all that listen on the machine, and says which process lives elsewhere', async () => {
  expect(await see('sockets --all', { width: 110 }, theServedLab())).toMatchInlineSnapshot(`
    "namespace  netid  state   recv-q  send-q  local               user  process in    pid  command
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
    beijing    tcp    LISTEN       0       0  [::1]:631           root
    beijing    tcp    LISTEN       0       0  10.0.0.1:2222       root  host          900  bash -i
    shanghai   tcp    LISTEN       1     511  *:80                root              70 +1  nginx: master process …
    shanghai   tcp    LISTEN       0     511  0.0.0.0:8080        root              70 +1  nginx: master process …
    shanghai   udp    UNCONN       0       0  10.0.0.2%eth0-s:53  me                   90  dnsmasq --conf-file=/e…
    shanghai   raw    UNCONN       0       0  *:ipv6-icmp         root                 90  dnsmasq --conf-file=/e…
    shanghai   p_raw  UNCONN       0       0  ip:eth0-s           root                 90  dnsmasq --conf-file=/e…
    shanghai   u_str  LISTEN       0       0  @lab\\e[2J           root                 90  dnsmasq --conf-file=/e…
    not seen: 2 processes: they belong to other users"
  `);
});

test('--all shows the rest when it is asked for', async () => {
  expect(await see('sockets --all --connected -C namespace,state,local,peer', {}, theServedLab())).toMatchInlineSnapshot(`
    "namespace  state      local          peer
    ───────────────────────────────────────────────────
    shanghai   TIME-WAIT  10.0.0.2:8080  10.0.0.1:39998
    shanghai   ESTAB      10.0.0.2:8080  10.0.0.1:40000"
  `);
  expect(await see('sockets --all --state time-wait -o name', {}, theServedLab())).toBe('10.0.0.2:8080');
  const both = await see('sockets --all --listen --connected -o name', {}, theServedLab());
  expect(both.split('\n').filter((line) => line.includes(':8080'))).toHaveLength(3);
});

test('--process gives each process a row', async () => {
  expect(await see('sockets shanghai --process --port 8080 -C local,state,pid,command', {}, theServedLab())).toMatchInlineSnapshot(`
    "local          state   pid  command
    ─────────────────────────────────────────────────────────────────
    0.0.0.0:8080   LISTEN   70  nginx: master process /usr/sbin/nginx
    0.0.0.0:8080   LISTEN   71  nginx: worker process
    10.0.0.2:8080  ESTAB    71  nginx: worker process"
  `);
});

test('--type, --family and --port choose', async () => {
  expect(await see('sockets shanghai --type udp,raw -o name', {}, theServedLab())).toBe('10.0.0.2%eth0-s:53\n*:ipv6-icmp');
  expect(await see('sockets shanghai --family inet6 -o name', {}, theServedLab())).toBe('*:80\n*:ipv6-icmp');
  expect(await see('sockets shanghai --port 40000 -C local,peer --no-headers', { as: 'script' }, theServedLab())).toBe('10.0.0.2:8080  10.0.0.1:40000');
});

test('unix sockets with a path are shown only when unix sockets are asked for', async () => {
  expect(await see('sockets shanghai --type unix -C netid,state,local,pid', {}, theServedLab())).toMatchInlineSnapshot(`
    "netid  state   local              pid
    ─────────────────────────────────────
    u_str  LISTEN  /run/dnsmasq.sock   90
    u_str  LISTEN  @lab\\e[2J           90"
  `);
});

test('--all names the container, where the owner of a namespace names it', async () => {
  const world = theServedLab({ namespaces: { box: { owners: [{ kind: 'docker', name: 'shop-web-1', id: 'ab12', also: [], isTrusted: true }], processes: [{ pid: 300, command: 'caddy run' }], sockets: [{ localPort: 443, heldBy: [300] }] } } });
  expect(await see('sockets --all --port 443', {}, world)).toMatchInlineSnapshot(`
    "namespace  container   netid  state   recv-q  send-q  local        user  pid  command
    ───────────────────────────────────────────────────────────────────────────────────────
    box        shop-web-1  tcp    LISTEN       0       0  0.0.0.0:443  root  300  caddy run"
  `);
});

test('a socket is whole in JSON, under the names of docs/json.md', async () => {
  const { isAbstract: _, ...socket } = aSocket({ type: 'udp', localAddress: '10.0.0.2', localPort: 53, linkIndex: 4, uid: 1000, inode: 70_204 });
  const nulls = Object.fromEntries(Object.entries(socket).map(([key, value]) => [key, value ?? null]));
  expect(await seeJson('sockets shanghai --port 53', theServedLab())).toEqual([
    {
      ...nulls,
      namespace: 'shanghai',
      container: null,
      link: 'eth0-s',
      abstract: null,
      listening: true,
      user: 'me',
      processes: [{ pid: 90, user: 'me', command: '/usr/sbin/dnsmasq --conf-file=/etc/lab.conf', namespace: 'shanghai', descriptors: [3] }],
    },
  ]);
});

test('who could not be looked into may hold what nobody else does, and that is said then', async () => {
  expect(await see('sockets beijing -o name', {}, theServedLab())).toBe('[::1]:631\n10.0.0.1:2222\nnot seen: 2 processes: they belong to other users');
  expect(await see('sockets shanghai --listen -o name --port 80', {}, theServedLab())).toBe('*:80');
});

test('no sockets is a sentence that repeats what was asked for', async () => {
  expect(await see('sockets host')).toBe('no such sockets in host');
  expect(await see('sockets beijing --type tcp,udp --state estab')).toBe('no such sockets in beijing with --type tcp,udp --state estab');
});

test('a namespace that may not be entered is left out among several, and that is said', async () => {
  const world = theServedLab({ namespaces: { locked: { access: 'forbidden' } } });
  expect((await see('sockets --all --port 53 -o name', {}, world))).toBe('10.0.0.2%eth0-s:53\nlocked was left out: this needs CAP_SYS_ADMIN, there and here (EPERM)');
});

test('Tab knows the ports that something listens on, and goes on behind a comma', async () => {
  const { shell } = await openTestShell({}, theServedLab());
  const tab = async (line: string) => (await completeLine(shell, line, line.length)).candidates.map(({ value, description }) => [value, description]);
  expect(await tab('sockets shanghai --port ')).toEqual([['53', 'udp'], ['80', 'tcp'], ['8080', 'tcp']]);
  expect(await tab('sockets --type tcp,u')).toEqual([['udp', undefined], ['unix', undefined]]);
});
