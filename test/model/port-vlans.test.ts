import { expect, test } from 'vitest';
import { mapToTunnels } from '../../src/model/port-vlans.ts';

const alike = { pvid: false, untagged: false };

test('without tunnels ranges stay whole', () => {
  expect(mapToTunnels({ vlans: [{ first: 10, last: 20, ...alike }], tunnels: [] })).toEqual([{ first: 10, last: 20, ...alike, tunnelId: undefined }]);
});

test('a range is cut where a tunnel begins and ends', () => {
  expect(mapToTunnels({ vlans: [{ first: 10, last: 20, ...alike }], tunnels: [{ first: 10, last: 10, firstId: 900 }, { first: 12, last: 15, firstId: 1012 }] })).toEqual([
    { first: 10, last: 10, ...alike, tunnelId: 900 },
    { first: 11, last: 11, ...alike, tunnelId: undefined },
    { first: 12, last: 15, ...alike, tunnelId: 1012 },
    { first: 16, last: 20, ...alike, tunnelId: undefined },
  ]);
});

test('a tunnel range over several VLAN ranges counts on', () => {
  expect(mapToTunnels({ vlans: [{ first: 4, last: 5, ...alike }, { first: 6, last: 6, pvid: true, untagged: true }], tunnels: [{ first: 4, last: 6, firstId: 100 }] })).toEqual([
    { first: 4, last: 5, ...alike, tunnelId: 100 },
    { first: 6, last: 6, pvid: true, untagged: true, tunnelId: 102 },
  ]);
});
