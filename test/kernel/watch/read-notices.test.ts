import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KernelError } from '../../../src/errors.ts';
import { readNotices } from '../../../src/kernel/watch/read-notices.ts';
import type { Notice } from '../../../src/model/watched/notice.ts';
import { addressBody, attribute, bridgeLinkBody, i32, ipAddress, linkBody, linkInfo, message, neighbourBody, routeBody, text, u32, u8 } from '../../support/messages.ts';

const NEW = { link: 16, address: 20, route: 24, neighbour: 28, nsid: 88 } as const;

function read(...messages: readonly Buffer[]): { readonly notices: readonly Notice[]; readonly hasNsids: boolean } {
  const notices: Notice[] = [];
  const bytes = Buffer.concat(messages);
  return { hasNsids: readNotices(bytes, bytes.length, notices), notices };
}

const eth0 = linkBody({}, attribute(3, text('eth0')), attribute(4, u32(1500)));

test('several messages of one datagram, in their order, with what is there and what is gone', () => {
  const { notices } = read(message(NEW.link, eth0), message(NEW.address, addressBody({ family: 2, length: 24 }, attribute(2, ipAddress('10.0.0.1')))), message(NEW.link + 1, eth0));
  expect(notices).toMatchObject([
    { kind: 'link', is: 'there', object: { name: 'eth0', mtu: 1500 } },
    { kind: 'address', is: 'there', object: { address: '10.0.0.1', prefixLength: 24 } },
    { kind: 'link', is: 'gone', object: { name: 'eth0' } },
  ]);
});

test('a route that took the place of another one says so', () => {
  const route = routeBody({ family: 2, length: 8 }, attribute(1, ipAddress('10.0.0.0')));
  expect([0, 0x100].map((flags) => read(message(NEW.route, route, { flags })).notices)).toMatchObject([[{ replaces: false }], [{ replaces: true }]]);
});

test('what a bridge says of its port is no whole link: only a reading tells', () => {
  expect(read(message(NEW.link, bridgeLinkBody({ index: 2 }))).notices).toEqual([{ kind: 'link', is: 'unsure' }]);
});

test('an entry of a bridge is one of its forwarding database', () => {
  expect(read(message(NEW.neighbour, neighbourBody({ family: 7, state: 2 }, attribute(2, Buffer.from([2, 0, 0, 0, 0, 1]))))).notices).toMatchObject([{ kind: 'fdb', is: 'there', object: { mac: '02:00:00:00:00:01' } }]);
});

test('nsids that come and go are no notices, but a reason to look around', () => {
  expect(read(message(NEW.nsid, u8(0)))).toEqual({ hasNsids: true, notices: [] });
  expect(read(message(NEW.nsid + 1, u8(0)))).toEqual({ hasNsids: true, notices: [] });
});

test('a message that can not be understood leads to a reading, and the others count', () => {
  const broken = linkBody({}, Buffer.from([200, 0, 3, 0]));
  expect(read(message(NEW.link, broken), message(NEW.link, eth0)).notices).toMatchObject([{ kind: 'link', is: 'unsure' }, { is: 'there' }]);
});

test('damaged datagrams give notices or a KernelError', () => {
  const whole = Buffer.concat([message(NEW.link, linkBody({}, attribute(3, text('eth0')), linkInfo('veth'), attribute(37, i32(0)))), message(NEW.address, addressBody({ family: 10, length: 64 }, attribute(1, Buffer.alloc(16))))]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(whole.length), (changes, length) => {
      const bytes = Buffer.from(whole);
      changes.forEach(([at, value]) => (bytes[at] = value));
      try {
        readNotices(bytes, length, []);
      } catch (error) {
        if (!(error instanceof KernelError)) throw error;
      }
    }),
  );
});
