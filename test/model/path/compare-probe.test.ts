import { describe, expect, test } from 'vitest';
import type { Path, PathStep, PathWay } from '../../../src/model/path.ts';
import { compareProbe, type ProbeOutcome } from '../../../src/model/path/compare-probe.ts';
import { probeAddresses } from '../../../src/model/path/probe-addresses.ts';
import type { NamedSighting } from '../../../src/model/path/step-sights.ts';

const A = '10.0.0.1';
const B = '10.0.0.2';

/** From a host through one wire to another, and back. */
const route = (namespace: string, prefix: string, gateway?: string): PathStep => ({ is: 'route', namespace, link: 'eth0', inputLink: undefined, type: 'unicast', prefix, table: 254, tableName: 'main', rulePriority: 32766, gateway, source: namespace === 'a' ? A : B });
const out = (namespace: string): PathStep => ({ is: 'link', namespace, link: 'eth0', kind: 'veth', mtu: 1500 });
const into = (namespace: string, from: string): PathStep => ({ is: 'wire', namespace, link: 'eth0', kind: 'veth', mtu: 1500, from: { namespace: from, name: 'eth0', index: 2 } });
const arrival = (namespace: string, address: string): PathStep => ({ is: 'arrival', namespace, link: 'eth0', address });
const way = (...steps: readonly PathStep[]): PathWay => ({ steps, end: 'arrives', cause: undefined, unsure: [], mtu: undefined });
const lost: Pick<PathWay, 'end' | 'cause'> = { end: 'lost', cause: { is: 'link-down', namespace: 'b', link: 'eth0' } };

const there = way(route('a', '10.0.0.0/24'), out('a'), into('b', 'a'), route('b', `${B}/32`), arrival('b', B));
const back = way(route('b', '10.0.0.0/24'), out('b'), into('a', 'b'), arrival('a', A));
const whole: Path = { from: { namespace: 'a', address: A }, to: { namespace: 'b', address: B }, protocol: 'icmp', port: undefined, size: 84, there, back, detour: undefined };

const seen = (what: NamedSighting['what'], place: string, more: Partial<NamedSighting> = {}): NamedSighting => {
  const [namespace = '', link = '', direction] = place.split(' ');
  return { namespace, link, direction: direction === 'in' ? 'in' : 'out', what, source: A, destination: B, says: undefined, ...more };
};
const packets = ['a eth0 out', 'b eth0 in'].map((place) => seen('packet', place));
const silent: ProbeOutcome = { answer: { is: 'silent' }, sightings: [], deaf: [] };

const compare = (path: Path, outcome: Partial<ProbeOutcome>) => compareProbe(path, { ...silent, ...outcome }, probeAddresses(path));

describe('how far it came', () => {
  test('no link saw anything', () => {
    expect(compare(whole, {})).toMatchObject({ agrees: false, disagreement: { is: 'lost', direction: 'there', step: 2 }, loss: { what: 'packet', lastSeen: undefined, notSeen: { namespace: 'a', link: 'eth0' } }, there: [undefined, 'not seen', 'not seen', undefined, undefined] });
  });

  test('where nobody could listen, the next link that did not see it is not known', () => {
    const { loss, there: sights } = compare(whole, { sightings: packets.slice(0, 1), deaf: [{ namespace: 'b', why: 'this needs CAP_NET_RAW' }] });
    expect([sights[2], loss]).toEqual(['not heard', { direction: 'there', what: 'packet', lastSeen: { namespace: 'a', link: 'eth0' }, notSeen: undefined, step: 2 }]);
  });

  test("a question is one for an address of the way, and nobody else's", () => {
    const asks = (destination: string) => compare(whole, { sightings: [seen('question', 'a eth0 out', { destination })] }).there[1];
    expect([asks(B), asks('10.0.0.77')]).toEqual(['asked', 'not seen']);
  });

  test('an answer that left is looked for on the way back', () => {
    expect(compare(whole, { sightings: [...packets, seen('answer', 'b eth0 out')] })).toMatchObject({ isReached: true, agrees: false, disagreement: { is: 'lost', direction: 'back', step: 3 }, loss: { what: 'answer', lastSeen: { namespace: 'b' }, notSeen: { namespace: 'a' } } });
  });

  test('a closed UDP port is an answer of who was reached', () => {
    const udp: Path = { ...whole, protocol: 'udp', port: 53 };
    expect(compare(udp, { sightings: [...packets, seen('error', 'b eth0 out', { says: 'port unreachable' })] })).toMatchObject({ isReached: true, disagreement: { direction: 'back' } });
    expect(compare(udp, { sightings: packets })).toMatchObject({ isReached: true, agrees: true });
  });

  test('links off the way that saw it, each once', () => {
    const places = ['c eth0 in', 'c eth0 in', 'c eth1 out'].map((place) => seen('packet', place));
    expect(compare(whole, { answer: { is: 'answered', ms: 1 }, sightings: [...packets, ...places] }).elsewhere).toEqual([{ namespace: 'c', link: 'eth0', direction: 'in' }, { namespace: 'c', link: 'eth1', direction: 'out' }]);
  });
});

describe('whether the packets do what the model says', () => {
  const lossThere: Path = { ...whole, there: { ...way(route('a', '10.0.0.0/24'), out('a'), into('b', 'a')), ...lost }, back: undefined };
  const lossBack: Path = { ...whole, back: { ...way(route('b', '10.0.0.0/24'), out('b')), ...lost } };
  const unsure: Path = { ...whole, there: { ...there, end: 'unsure', unsure: ['a rule could match'] } };
  const closed: Path = { ...whole, protocol: 'tcp', port: 80, there: { ...there, end: 'lost', cause: { is: 'nobody-listens', namespace: 'b', protocol: 'tcp', port: 80 } }, back: undefined };
  const leaving: Path = { ...whole, to: { namespace: undefined, address: B }, there: { ...way(route('a', 'default'), out('a')), end: 'leaves', cause: { is: 'leaves', namespace: 'a', link: 'eth0', kind: 'physical' } }, back: undefined };
  const answered: Partial<ProbeOutcome> = { answer: { is: 'answered', ms: 1 } };
  const refused: Partial<ProbeOutcome> = { answer: { is: 'refused', ms: 1 } };

  test.for<readonly [what: string, path: Path, outcome: Partial<ProbeOutcome>, agrees: boolean | undefined, is: string | undefined]>([
    ['it arrives, and is answered', whole, answered, true, undefined],
    ['it arrives, and is refused', whole, refused, false, 'answer'],
    ['it arrives, and an error comes', whole, { answer: { is: 'unreachable', by: A, says: 'host unreachable' } }, false, 'lost'],
    ['it arrives, and is not sent', whole, { answer: { is: 'not sent', errno: 'EPERM' } }, false, 'lost'],
    ['it is lost, and is answered', lossThere, answered, false, 'arrives'],
    ['it is lost, and there is silence behind the last link', lossThere, { sightings: packets }, true, undefined],
    ['it is lost at the last link, which does not see it', lossThere, { sightings: packets.slice(0, 1) }, true, undefined],
    ['it is lost, and sooner', lossThere, {}, false, 'lost'],
    ['it is lost, and goes on', lossThere, { sightings: [...packets, seen('packet', 'b eth1 out')] }, false, 'further'],
    ['it is lost, and is not sent', lossThere, { answer: { is: 'not sent', errno: 'ENETUNREACH' } }, true, undefined],
    ['its answer is lost, and comes', lossBack, answered, false, 'arrives'],
    ['its answer is lost, and so it is', lossBack, { sightings: [...packets, seen('answer', 'b eth0 out')] }, true, undefined],
    ['rules could match, and it is answered', unsure, answered, true, undefined],
    ['rules could match, and it is lost', unsure, { sightings: packets }, true, undefined],
    ['nobody listens, and it is refused', closed, refused, true, undefined],
    ['nobody listens, and it is answered', closed, answered, false, 'answer'],
    ['nobody listens, and there is silence', closed, { sightings: packets }, false, 'lost'],
    ['it leaves the machine, and nobody answers', leaving, { sightings: packets.slice(0, 1) }, true, undefined],
    ['it leaves the machine, and does not', leaving, {}, false, 'lost'],
  ])('%s', ([, path, outcome, agrees, is]) => {
    const probe = compare(path, outcome);
    expect([probe.agrees, probe.disagreement?.is]).toEqual([agrees, is]);
  });

  test('an answer that is lost, of which only the way there is known', () => {
    const oneWay: Path = { ...whole, back: undefined };
    expect(compare(oneWay, { sightings: [...packets, seen('answer', 'b eth0 out')] })).toMatchObject({ agrees: undefined, isReached: true });
  });
});

test('the addresses of a way are those of its ends, gateways, tunnels and NAT, without ports', () => {
  const steps: readonly PathStep[] = [
    route('r', 'default', '10.0.0.254'),
    { is: 'nat', namespace: 'r', link: undefined, what: 'source', by: 'rule', rule: 'masquerade', before: `${A}:40000`, after: '192.0.2.1:1024' },
    { is: 'nat', namespace: 'r', link: undefined, what: 'destination', by: 'rule', rule: 'dnat', before: '[fd00::1]:80', after: 'fd00::2' },
    { is: 'tunnel', namespace: 'r', link: 'vx', what: 'in', kind: 'vxlan', id: 42, source: undefined, destination: '192.0.2.9' },
  ];
  expect(probeAddresses({ ...whole, there: way(...steps), back: undefined })).toEqual([A, B, '10.0.0.254', '192.0.2.1', 'fd00::1', 'fd00::2', '192.0.2.9']);
});
