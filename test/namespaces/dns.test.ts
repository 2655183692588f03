import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isListenedTo } from '../../src/kernel/unix-listener.ts';
import { startProcess } from '../support/hold.ts';
import { netnsh, runWords } from '../support/run-netnsh.ts';
import { aNamespace, ip, worldRing } from '../support/world.ts';

const NSCD = '/run/nscd/socket';

/** What netnsh says of `words` where /etc is one of our own, furnished by `lines` of sh. */
function readRows(words: readonly string[], lines: string): readonly Readonly<Record<string, unknown>>[] {
  const script = `mount -t tmpfs etc /etc && mkdir -p /etc/netns/test && ${lines} && "$@"`;
  const { status, stdout, stderr } = runWords(['unshare', '--mount', 'sh', '-ec', script, 'sh', ...netnsh, ...words, '--json'], { environment: { NODE_EXTRA_CA_CERTS: '' } });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[]; // a list of objects, as docs/json.md says
}

const common = 'echo "nameserver 127.0.0.53" >/etc/resolv.conf && echo "hosts: files dns" >/etc/nsswitch.conf && echo "127.0.0.1 localhost" >/etc/hosts';

worldRing('who answers for names', () => {
  beforeEach(() => {
    aNamespace('test');
    ip('link add outside type veth peer name inside netns test');
    ip('-n test addr add 10.9.0.1/24 dev inside');
    ip('-n test link set inside up');
    ip('-n test link set lo up');
    ip('-n test route add default via 10.9.0.254');
  });
  afterEach(() => rmSync('/run/nscd', { recursive: true, force: true }));

  test('the files that are read are those that a program there would find', () => {
    const lines = `${common} && printf 'nameserver 10.9.0.53\\nnameserver 192.0.2.1\\nnameserver 2001:db8::1\\nsearch lab\\n' >/etc/netns/test/resolv.conf && echo over nothing >/etc/netns/test/nowhere`;
    const [resolvConf, nsswitch, hosts] = readRows(['dns', 'test'], lines);
    expect(resolvConf).toEqual({
      namespace: 'test',
      part: 'resolv.conf',
      path: '/etc/netns/test/resolv.conf',
      isOwn: true,
      isThere: true,
      nameservers: [
        { address: '10.9.0.53', isLoopback: false, isListening: null, link: 'inside', gateway: null, refusal: null },
        { address: '192.0.2.1', isLoopback: false, isListening: null, link: 'inside', gateway: '10.9.0.254', refusal: null },
        { address: '2001:db8::1', isLoopback: false, isListening: null, link: null, gateway: null, refusal: 'ENETUNREACH' },
      ],
      search: ['lab'],
      options: [],
      sources: [],
      hosts: null,
      warnings: ['test has no route to nameserver 2001:db8::1 (ENETUNREACH); one that it reaches belongs into /etc/netns/test/resolv.conf'],
    });
    expect(nsswitch).toMatchObject({ path: '/etc/nsswitch.conf', isOwn: false, sources: ['files', 'dns'] });
    expect(hosts).toMatchObject({ path: '/etc/hosts', isOwn: false, hosts: 1 });
    // The same files, as a program reads them.
    const script = `mount -t tmpfs etc /etc && mkdir -p /etc/netns/test && ${lines} && "$@"`;
    const { stdout } = runWords(['unshare', '--mount', 'sh', '-ec', script, 'sh', ...netnsh, '-n', 'test', '--', 'cat', '/etc/resolv.conf', '/etc/nsswitch.conf'], { environment: { NODE_EXTRA_CA_CERTS: '' } });
    expect(stdout).toBe('nameserver 10.9.0.53\nnameserver 192.0.2.1\nnameserver 2001:db8::1\nsearch lab\nhosts: files dns\n');
  });

  test('a stub on the loopback is nobody in another namespace, until somebody listens there', async () => {
    const listening = (): unknown => readRows(['dns', 'test', '--part', 'resolv.conf'], common)[0]?.['nameservers'];
    expect(listening()).toMatchObject([{ address: '127.0.0.53', isLoopback: true, isListening: false }]);
    const code = "require('dgram').createSocket('udp4').bind(53, '127.0.0.53', () => console.log('ready')); process.stdin.resume().on('end', () => process.exit())";
    const server = await startProcess(['ip', 'netns', 'exec', 'test', process.execPath, '-e', code]);
    try {
      expect(listening()).toMatchObject([{ address: '127.0.0.53', isLoopback: true, isListening: true }]);
    } finally {
      await server.end();
    }
  });

  test('who listens at a unix socket answers in every namespace, and is warned of; a socket that nobody serves is none', async () => {
    mkdirSync('/run/nscd', { recursive: true });
    const server = createServer().listen(NSCD);
    await once(server, 'listening');
    const nscd = (): unknown => readRows(['dns', 'test', '--part', 'nscd'], common)[0];
    try {
      expect(nscd()).toMatchObject({ isThere: true, warnings: [expect.stringContaining('names in test are answered by nscd')] });
      expect(readRows(['dns', 'host', '--part', 'nscd'], common)[0]).toMatchObject({ isThere: true, warnings: [] });
      expect(await isListenedTo(NSCD)).toBe(true);
    } finally {
      server.close();
      await once(server, 'close');
    }
    expect(nscd()).toMatchObject({ isThere: false, warnings: [] });
    expect(await Promise.all([NSCD, '/run', '/run/nowhere/socket'].map(isListenedTo))).toEqual([false, false, false]);
  });
}, ['unshare']);
