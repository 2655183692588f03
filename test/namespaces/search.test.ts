import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startProcess } from '../support/hold.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { aNamespace, ip, ipJson, worldRing } from '../support/world.ts';

/** A program in a namespace that listens on a port and says so. */
const listen = (port: number): string => `require('net').createServer().listen(${port}, () => console.log('ready')); process.stdin.on('end', () => process.exit()).resume()`;

worldRing('search and resolve', () => {
  /** left – right over a wire, both with addresses of both families; left has a default route through right. */
  function aWire(): void {
    aNamespace('left');
    aNamespace('right');
    ip('link add a0 netns left type veth peer name b0 netns right');
    for (const [name, link, host] of [['left', 'a0', 1], ['right', 'b0', 2]] as const) {
      ip(`-n ${name} addr add 10.9.0.${host}/24 dev ${link}`);
      ip(`-n ${name} addr add fd09::${host}/64 dev ${link} nodad`);
      ip(`-n ${name} link set ${link} up`);
    }
    ip('-n left route add default via 10.9.0.2');
    ip('-n left neigh replace 10.9.0.2 lladdr 02:00:00:00:00:99 dev a0 nud permanent');
    ip('-n left link set a0 alias uplink');
  }

  /** What is found in the two, without what else there is on this machine. */
  function find(...words: readonly string[]): readonly unknown[] {
    const { stdout } = runNetnsh(['search', ...words, '--json']);
    const rows: unknown = JSON.parse(stdout || '[]');
    if (!Array.isArray(rows)) throw new Error(stdout);
    return rows.filter(({ namespace }) => namespace === 'left' || namespace === 'right').map(({ namespace, kind, found, link, detail }) => [namespace, kind, found, link, detail]);
  }

  test('an address: who has it, whose neighbour it is, by which route it is reached', () => {
    aWire();
    expect(find('10.9.0.2')).toEqual([
      ['right', 'address', '10.9.0.2/24', 'b0', 'has this address, scope global'],
      ['left', 'route', '10.9.0.0/24', 'a0', 'leads to it directly from 10.9.0.1'],
      ['left', 'neighbour', '10.9.0.2', 'a0', 'at 02:00:00:00:00:99, permanent'],
    ]);
    expect(find('192.0.2.77')).toEqual([['left', 'route', 'default', 'a0', 'leads to it via 10.9.0.2 from 10.9.0.1']]);
    expect(find('FD09:0::1', '--kind', 'address')).toEqual([['left', 'address', 'fd09::1/64', 'a0', 'has this address, scope global']]);
    expect(find('fd09::/32', '--kind', 'address')).toHaveLength(2);
  });

  test('a MAC, an interface, an alias', () => {
    aWire();
    const [link] = JSON.parse(JSON.stringify(ipJson('-n right link show b0')));
    expect(find(link.address.toUpperCase())).toEqual([['right', 'link', 'b0', 'b0', `veth, up, index ${link.ifindex}, has ${link.address}`]]);
    expect(find('02-00-00-00-00-99')).toEqual([['left', 'neighbour', '10.9.0.2', 'a0', 'at 02:00:00:00:00:99, permanent']]);
    expect(find('uplink', '--exact')).toEqual([['left', 'link', 'a0', 'a0', expect.stringContaining('alias uplink')]]);
  });

  test('a port, a pid, a command; an inode and an nsid', async () => {
    aWire();
    const holder = await startProcess(['ip', 'netns', 'exec', 'right', process.execPath, '-e', listen(8080)]);
    try {
      expect(find('8080', '--kind', 'socket')).toEqual([['right', 'socket', '*:8080', null, 'tcp LISTEN, of node']]);
      expect(find(String(holder.pid), '--kind', 'process')).toEqual([['right', 'process', expect.any(String), null, expect.stringContaining('createServer')]]);
      expect(find('createserver', '--kind', 'process')).toHaveLength(1);
    } finally {
      await holder.end();
    }
    const { ino } = statSync('/run/netns/right');
    expect(find(String(ino))).toEqual([['right', 'namespace', `net:[${ino}]`, null, 'inode of right']]);
    const nsid = /nsid (\d+) \(iproute2 netns name: right\)/.exec(ip('-n left netns list-id'))?.[1] ?? 'unknown';
    expect(runNetnsh(['resolve', 'nsid', nsid, '--from', 'left']).stdout).toBe('right\n');
  });

  test('resolve gives one name for each value, in their order', () => {
    aWire();
    const { ino } = statSync('/run/netns/left');
    expect(runNetnsh(['resolve', 'inode', `net:[${ino}]`, String(statSync('/run/netns/right').ino)])).toMatchObject({ status: 0, stdout: 'left\nright\n' });
    expect(runNetnsh(['resolve', 'pid', String(process.pid), '4194305'])).toMatchObject({ status: 0, stdout: 'host\n-\n', stderr: 'no process 4194305\n' });
    expect(runNetnsh(['resolve', 'pid', '4194305'])).toMatchObject({ status: 1, stdout: '' });
    expect(runNetnsh(['search', 'no such thing'])).toMatchObject({ status: 1, stdout: '' });
  });
});
