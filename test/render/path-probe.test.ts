import { expect, test } from 'vitest';
import type { Path } from '../../src/model/path.ts';
import { drawProbedPath } from '../../src/render/path-probe.ts';

const path: Path = {
  from: { namespace: 'a', address: '10.0.0.1' },
  to: { namespace: 'b', address: '10.0.0.2' },
  protocol: 'icmp',
  port: undefined,
  size: 84,
  there: {
    steps: [
      { is: 'link', namespace: 'a', link: 'eth0', kind: 'veth', mtu: 1500 },
      { is: 'wire', namespace: 'm\x1b', link: 'p0', kind: 'veth', mtu: 1500, from: { namespace: 'a', name: 'eth0', index: 2 } },
      { is: 'bridge', namespace: 'm\x1b', link: 'br0', inPort: 'p0', outPort: 'p1', mac: '02:00:00:00:00:02', by: 'fdb', vlan: undefined },
      { is: 'link', namespace: 'm\x1b', link: 'p1', kind: 'veth', mtu: 1500 },
    ],
    end: 'arrives',
    cause: undefined,
    unsure: [],
    mtu: { namespace: 'a', link: 'eth0', bytes: 1500 },
  },
  back: undefined,
  detour: undefined,
};

const probe = {
  text: 'no answer; the model and the packets disagree at step 2: a:eth0 saw the packet, m\x1b:p0 did not',
  there: ['seen', 'not seen', undefined, 'not heard'],
  back: [],
  elsewhere: [{ namespace: 'c', link: 'eth0', direction: 'in' }],
  deaf: ['b: this needs CAP_NET_RAW'],
} as const;

const canvas = { width: 60, height: undefined, color: false, isTerminal: true };

test('each step has its number, and whether its link saw the packet; names are harmless', () => {
  expect(drawProbedPath(path, probe, { ...canvas, unicode: true })).toMatchInlineSnapshot(`
    "a 10.0.0.1 to b 10.0.0.2, icmp, 84 bytes: it arrives
    packets: no answer; the model and the packets disagree at
    step 2: a:eth0 saw the packet, m\\e:p0 did not
    the packet was also seen at c:eth0
    not everything could be heard in b: this needs CAP_NET_RAW
    ✓ its link saw the packet, ✗ did not see it, · nobody could
    listen

    a
     1 ✓ link       out of eth0 (veth, MTU 1500)
    m\\e
     2 ✗ wire       from a:eth0 into p0 (veth, MTU 1500)
     3   bridge     br0: from p0 to p1, by its forwarding
                    database
     4 · link       out of p1 (veth, MTU 1500)
         mtu        1500 is the smallest, on eth0 of a"
  `);
});

test('the same in ASCII', () => {
  expect(drawProbedPath(path, { ...probe, there: ['seen', 'asked', undefined, 'not seen'], deaf: [], elsewhere: [] }, { ...canvas, unicode: false })).toMatchInlineSnapshot(`
    "a 10.0.0.1 to b 10.0.0.2, icmp, 84 bytes: it arrives
    packets: no answer; the model and the packets disagree at
    step 2: a:eth0 saw the packet, m\\e:p0 did not
    + its link saw the packet, ? only the question for the next
    hop, - did not see it

    a
     1 + link       out of eth0 (veth, MTU 1500)
    m\\e
     2 ? wire       from a:eth0 into p0 (veth, MTU 1500)
     3   bridge     br0: from p0 to p1, by its forwarding
                    database
     4 - link       out of p1 (veth, MTU 1500)
         mtu        1500 is the smallest, on eth0 of a"
  `);
});
