import { expect, test } from 'vitest';
import { changeText } from '../../../src/commands/events/text.ts';
import { builtInNames } from '../../../src/model/number-names.ts';
import { knowNothing, learn, learnNames, namesIn } from '../../../src/model/watched/known.ts';
import type { Notice } from '../../../src/model/watched/notice.ts';
import { aLink } from '../../support/a-link.ts';
import { makeRoute } from '../../support/fake-routes.ts';
import { makeAddress, makeNeighbour } from '../../support/world-parts.ts';

/** What is said of notices that come one after the other; `unsure` where only a reading tells. */
function say(...notices: readonly Notice[]): readonly string[] {
  const known = knowNothing();
  return notices.flatMap((notice) => {
    learnNames(known, [notice]);
    const { changes, unsure } = learn(known, notice);
    return [...changes.map((change) => changeText(change, namesIn(known), builtInNames).text), ...unsure.map((kind) => `unsure of ${kind}`)];
  });
}

const link = (stated: Parameters<typeof aLink>[0] = {}): Notice => ({ kind: 'link', is: 'there', replaces: false, object: aLink({ name: 'eth0', ...stated }) });
const route = (stated: Partial<Parameters<typeof makeRoute>[0]>, is: 'there' | 'gone' = 'there', replaces = false): Notice => ({ kind: 'route', is, replaces, object: makeRoute({ link: 'eth0', destination: '10.0.0.0/24', ...stated }, 2) });
const address = (is: 'there' | 'gone', stated: object = {}): Notice => ({ kind: 'address', is, replaces: false, object: makeAddress({ link: 'eth0', address: '10.0.0.1/24', ...stated }, 2) });
const neighbour = (is: 'there' | 'gone', stated: object = {}): Notice => ({ kind: 'neighbour', is, replaces: false, object: makeNeighbour({ link: 'eth0', address: '10.0.0.2', mac: '02:00:00:00:00:02', ...stated }, 2) });

test.each<readonly [Parameters<typeof aLink>[0], string]>([
  [{ flags: [], state: 'down' }, 'eth0: up → down'],
  [{ flags: ['UP', 'NO-CARRIER'], state: 'lowerlayerdown' }, 'eth0: up → up without carrier'],
  [{ mtu: 1400 }, 'eth0: mtu 1500 → 1400'],
  [{ name: 'wan' }, 'wan: was eth0 before'],
  [{ flags: ['UP', 'LOWER_UP', 'PROMISC'] }, 'eth0: +PROMISC'],
  [{ mac: '02:00:00:00:00:01' }, 'eth0: mac none → 02:00:00:00:00:01'],
  [{ alias: 'to the provider', mtu: 9000 }, 'eth0: mtu 1500 → 9000, alias none → to the provider'],
  [{ masterIndex: 9 }, 'eth0: joined br0'],
  [{ linkIndex: 5, linkNsid: 3 }, 'eth0: its other end is number 5'],
])('of a link that becomes %o is said: %s', (becomes, said) => {
  expect(say(link({ index: 9, name: 'br0', kind: 'bridge' }), link(), link(becomes)).slice(2).filter((text) => text !== 'unsure of route')).toEqual([said]);
});

test('links that come and go, and what nobody changed', () => {
  expect(say(link(), link(), { kind: 'link', is: 'gone', replaces: false, object: aLink({ name: 'eth0' }) })).toEqual(['eth0 added: ether, up', 'eth0 gone', 'unsure of route']);
});

test('addresses, by the name of their link; with one that goes, routes may go', () => {
  expect(say(link(), address('there'), address('there', { flags: ['deprecated'] }), address('gone')).slice(1)).toEqual([
    '10.0.0.1/24 added to eth0',
    expect.stringMatching(/^10\.0\.0\.1\/24 on eth0: \+deprecated/),
    'unsure of route',
    '10.0.0.1/24 gone from eth0',
    'unsure of route',
  ]);
});

test('neighbours, with the way that led to what they are', () => {
  expect(say(link(), neighbour('there'), neighbour('there', { states: ['stale'] }), neighbour('there', { states: ['stale'], mac: '02:00:00:00:00:09' }), neighbour('gone')).slice(1)).toEqual([
    'neighbour 10.0.0.2 on eth0 added: 02:00:00:00:00:02 reachable',
    'neighbour 10.0.0.2 on eth0: reachable → stale',
    'neighbour 10.0.0.2 on eth0: mac 02:00:00:00:00:02 → 02:00:00:00:00:09',
    'neighbour 10.0.0.2 on eth0 gone',
  ]);
});

test('routes: one that takes the place of another changed, and one that nobody knew leads to a reading', () => {
  const by = (gateway: string) => ({ destination: 'default', gateway });
  expect(say(link(), route(by('10.0.0.254')), route(by('10.0.0.253'), 'there', true), route(by('10.0.0.253'), 'gone'), route(by('10.0.0.1'), 'gone')).slice(1)).toEqual([
    'route default via 10.0.0.254 dev eth0 added',
    'route default via 10.0.0.253 dev eth0: gateway 10.0.0.254 → 10.0.0.253',
    'route default via 10.0.0.253 dev eth0 gone',
    'unsure of route',
  ]);
});

test('a table and a metric that are not the usual ones stand beside the route', () => {
  expect(say(link(), route({ table: 100, metric: 5 })).slice(1)).toEqual(['route 10.0.0.0/24 dev eth0 metric 5 table 100 added']);
});

test('nobody knows a link that is not there: its number stands for it', () => {
  expect(say(address('there'))).toEqual(['10.0.0.1/24 added to #2']);
});
