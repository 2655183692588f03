import { expect, test } from 'vitest';
import { parseNexthop } from '../../../src/kernel/netlink/nexthop.ts';
import { waysOf, type Nexthop } from '../../../src/model/nexthop.ts';
import { parseRoute } from '../../../src/kernel/netlink/route.ts';
import { attribute, ipAddress, routeBody, u16, u32, u8 } from '../../support/messages.ts';

/** struct nhmsg (linux/nexthop.h). */
function nexthopBody(fields: { readonly family: number; readonly scope?: number; readonly protocol?: number; readonly flags?: number }, ...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([u8(fields.family), u8(fields.scope ?? 0), u8(fields.protocol ?? 0), u8(0), u32(fields.flags ?? 0), ...attributes]);
}

function parse(body: Buffer): Nexthop {
  return parseNexthop(body, 0, body.length);
}

const five = nexthopBody({ family: 2, scope: 253, protocol: 4, flags: 4 }, attribute(1, u32(5)), attribute(5, u32(2)), attribute(6, ipAddress('10.0.0.2')));
const share = (id: number, weight: number): Buffer => Buffer.concat([u32(id), u8((weight - 1) & 255), u8((weight - 1) >> 8), u16(0)]);
const group = nexthopBody({ family: 0 }, attribute(1, u32(9)), attribute(2, share(5, 300), share(6, 1)), attribute(3, u16(1)));

test('one nexthop object, and a group of them with weights of two bytes', () => {
  expect(parse(five)).toEqual<Nexthop>({ id: 5, family: 'inet', gateway: '10.0.0.2', linkIndex: 2, scope: 253, protocol: 4, flags: ['onlink'], isBlackhole: false, isFdb: false, encapsulation: undefined, group: [], groupType: undefined });
  expect(parse(group)).toMatchObject({ id: 9, family: undefined, group: [{ id: 5, weight: 300 }, { id: 6, weight: 1 }], groupType: 'resilient' });
  expect(parse(nexthopBody({ family: 10 }, attribute(1, u32(3)), attribute(4), attribute(11)))).toMatchObject({ family: 'inet6', isBlackhole: true, isFdb: true });
});

test('a nexthop without an id is malformed', () => {
  expect(() => parse(nexthopBody({ family: 2 }))).toThrow('a nexthop without an id');
});

test('a route that only names an object leads where that does', () => {
  const objects = new Map([five, group].map(parse).map((one) => [one.id, one]));
  const through = (id: number) => {
    const body = routeBody({ family: 2, length: 24 }, attribute(1, ipAddress('10.1.0.0')), attribute(30, u32(id)));
    return waysOf(parseRoute(body, 0, body.length), objects);
  };
  const way = { gateway: '10.0.0.2', linkIndex: 2, flags: ['onlink'], encapsulation: undefined, realms: undefined };
  expect(through(5)).toEqual([{ ...way, weight: 1 }]);
  expect(through(9)).toEqual([{ ...way, weight: 300 }]); // nobody knows the other one
  expect(through(7)).toEqual([]);
});
