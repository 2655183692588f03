import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inNetworkNamespace } from '../../src/kernel/enter.ts';
import { dumpLinks, parseLink } from '../../src/kernel/netlink/link.ts';
import { dumpRequest, NetlinkSocket, type ReceiveBuffer } from '../../src/kernel/netlink/socket.ts';
import { readInside } from '../../src/kernel/read-inside.ts';
import { ipBatch } from '../support/ip-script.ts';
import { namedNamespace } from '../support/named-namespace.ts';
import { aNamespace, ip, worldRing } from '../support/world.ts';

const RTM_GETLINK = 18;

worldRing('reading over rtnetlink', () => {
  test('an answer that is longer than the buffer is read anew, whatever was cut off', () => {
    const name = withLinks(aNamespace());
    for (const size of [1, 16, 1000, 3000]) {
      const buffer: ReceiveBuffer = { bytes: Buffer.alloc(size) };
      withSocket(name, buffer, (socket) => {
        const first = dumpLinks(socket);
        expect(first).toHaveLength(121);
        expect(dumpLinks(socket)).toEqual(first);
      });
      expect(buffer.bytes.length).toBeGreaterThan(size);
    }
  });

  test('a list that changes while it is read is read anew', () => {
    const name = withLinks(aNamespace()); // more than one datagram holds, so that the change falls between two
    let starts = 0;
    let names: string[] = [];
    withSocket(name, { bytes: Buffer.alloc(64 * 1024) }, (socket) =>
      socket.dump('read links', dumpRequest(RTM_GETLINK, new Uint8Array(16)), () => {
        starts += 1;
        names = [];
        return (bytes, start, end) => {
          if (starts === 1 && names.length === 0) ip(['-n', name, 'link', 'delete', 'dev', 'left-29']);
          names.push(parseLink(bytes, start, end).name);
        };
      }),
    );
    expect(starts).toBe(2);
    expect(names).toHaveLength(119);
    expect(names).not.toContain('left-29');
  });

  test('a list that never stands still is given up with a reason', () => {
    const name = withLinks(aNamespace());
    let starts = 0;
    const readForEver = (socket: NetlinkSocket): void =>
      socket.dump('read links', dumpRequest(RTM_GETLINK, new Uint8Array(16)), () => {
        let taken = 0;
        starts += 1;
        return () => {
          if (taken === 0) ip(['-n', name, 'link', 'delete', 'dev', `left-${starts}`]);
          taken += 1;
        };
      });
    expect(() => withSocket(name, { bytes: Buffer.alloc(64 * 1024) }, readForEver)).toThrow('read links: the list changed during each of 10 readings (EAGAIN)');
  });

  test('what the kernel refuses comes with its own words', () => {
    withSocket(aNamespace(), undefined, (socket) => {
      socket.wantExplanations();
      const wrongHeader = new Uint8Array(4);
      expect(() => socket.request('read a link', RTM_GETLINK, wrongHeader, () => {})).toThrow(/^read a link: .*\(EINVAL\)$/);
      const noSuchLink = Uint8Array.from([0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
      expect(() => socket.request('read a link', RTM_GETLINK, noSuchLink, () => {})).toThrow('read a link: ENODEV');
    });
  });

  test('namespaces are read in the order in which they were asked for, and one that is gone fails alone', async () => {
    const targets = [aNamespace(), aNamespace('gone'), aNamespace()].map(namedNamespace);
    ip('netns delete gone');
    expect(await readInside(targets, ['links'])).toEqual([
      { inside: { links: [expect.objectContaining({ name: 'lo' })] } },
      { failure: expect.objectContaining({ errno: 'ENOENT', kernelText: 'the namespace is gone' }) },
      { inside: { links: [expect.objectContaining({ name: 'lo' })] } },
    ]);
  });

  test('a name that has passed to another namespace is not taken for the old one', async () => {
    const target = namedNamespace(aNamespace('reused'));
    const keeper = openSync('/run/netns/reused', 'r'); // or the kernel would give the new one the same inode
    ip('netns delete reused');
    aNamespace('reused');
    expect(await readInside([target], ['links'])).toMatchObject([{ failure: { errno: 'ENOENT' } }]);
    closeSync(keeper);
  });
});

/** A loopback and thirty veth pairs. */
function withLinks(name: string): string {
  ipBatch(name, Array.from({ length: 60 }, (_, at) => ['link', 'add', 'name', `left-${at}`, 'type', 'veth', 'peer', 'name', `right-${at}`]));
  return name;
}

function withSocket(name: string, buffer: ReceiveBuffer | undefined, use: (socket: NetlinkSocket) => void): void {
  const descriptor = openSync(`/run/netns/${name}`, 'r');
  const socket = inNetworkNamespace(descriptor, () => new NetlinkSocket('route', buffer));
  closeSync(descriptor);
  try {
    use(socket);
  } finally {
    socket.close();
  }
}
