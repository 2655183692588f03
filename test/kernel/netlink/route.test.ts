import { expect, test } from 'vitest';
import { parseRoute } from '../../../src/kernel/netlink/route.ts';
import type { Route } from '../../../src/model/route.ts';
import { attribute, ipAddress, routeBody, u16, u32 } from '../../support/messages.ts';

const INET = 2;
const INET6 = 10;

function parse(body: Buffer): Route {
  return parseRoute(body, 0, body.length);
}

const saysNoMore = { source: undefined, tos: 0, flags: [], nexthops: [], nexthopId: undefined, encapsulation: undefined, metrics: undefined, realms: undefined, preference: undefined, expires: undefined };

test('a plain route, whole', () => {
  const body = routeBody(
    { family: INET, length: 16, table: 252, protocol: 3, scope: 253, type: 1 },
    attribute(15, u32(1000)), attribute(1, ipAddress('192.168.0.0')), attribute(5, ipAddress('10.0.0.3')), attribute(4, u32(2)), attribute(6, u32(77)), attribute(7, ipAddress('10.0.0.1')),
  );
  expect(parse(body)).toEqual<Route>({
    family: 'inet',
    type: 'unicast',
    destination: '192.168.0.0/16',
    gateway: '10.0.0.3',
    linkIndex: 2,
    table: 1000,
    protocol: 3,
    scope: 253,
    preferredSource: '10.0.0.1',
    metric: 77,
    ...saysNoMore,
  });
});

test('no destination is the default route, and the table is in the header where it is small', () => {
  expect(parse(routeBody({ family: INET6, length: 0, type: 7 }))).toMatchObject({ family: 'inet6', destination: 'default', table: 254, type: 'unreachable', linkIndex: undefined, gateway: undefined });
});

test('an IPv4 route by way of an IPv6 router', () => {
  const via = Buffer.concat([u16(INET6), ipAddress('fe800000000000000000000000000001')]);
  expect(parse(routeBody({ family: INET, length: 0 }, attribute(18, via)))).toMatchObject({ gateway: 'fe80::1' });
});
