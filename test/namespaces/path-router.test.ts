import { describe, expect, test } from 'vitest';
import { askPath, compareBothWays, comparePath } from '../support/ask-path.ts';
import { hasFirewallTables } from '../support/firewall-tables.ts';
import { hopPrograms } from '../support/hops.ts';
import { iptables, whyNoIptables } from '../support/iptables.ts';
import { buildDetour, buildRouter, detourNames, routedNames } from '../support/path-worlds.ts';
import { worldRing } from '../support/world.ts';

const there = ['inside:a0 out', 'router:a1 in', 'router:c1 out', 'outside:c0 in'];
const back = ['outside:c0 out', 'router:c1 in', 'router:a1 out', 'inside:a0 in'];
const arrives = { says: 'it arrives, and the answer comes back', isAnswered: true, named: { there, back }, seen: { there, back } };

const noRules = { hasNoRules: true };
const ways = { names: routedNames, from: 'inside', to: 'outside' } as const;
const inRouter = (line: string): string => `ip netns exec router ${line}`;

worldRing('a router between two networks, and its NAT', () => {
  test.skipIf(iptables === undefined)(`packets get its own address and answers find back, as tcpdump sees on each link${whyNoIptables}`, async () => {
    buildRouter(inRouter(`${iptables} -t nat -A POSTROUTING -o c1 -j MASQUERADE`));
    const lost = { says: 'it is lost: outside has no route to 10.1.0.2', isAnswered: false, named: { there: [], back: [] }, seen: { there: [], back: [] } };
    expect(await compareBothWays(ways)).toEqual([arrives, lost]);
    const { there: way } = await askPath(ways);
    expect(way.steps.flatMap((step) => (step.is === 'nat' ? [[step.namespace, step.what, step.before, step.after]] : []))).toEqual([['router', 'source', '10.1.0.2', '10.2.0.1']]);
  });

  test.skipIf(!hasFirewallTables)(`the same by rules of nft${hasFirewallTables ? '' : ' (skipped: this kernel has no tables of nft)'}`, async () => {
    buildRouter(inRouter(`nft -f - <<-END
      table ip nat {
        chain p { type nat hook postrouting priority srcnat; oifname "c1" masquerade; }
      }
	END`));
    expect(await comparePath(ways)).toEqual(arrives);
  });

  test.skipIf(iptables === undefined)(`into the network behind it, to a port's new address, and back${whyNoIptables}`, async () => {
    buildRouter(inRouter(`${iptables} -t nat -A PREROUTING -i c1 -p icmp -j DNAT --to-destination 10.1.0.2`));
    expect(await comparePath({ names: routedNames, from: 'outside', to: 'router', destination: '10.2.0.1' })).toEqual({ ...arrives, named: { there: back, back: there }, seen: { there: back, back: there } });
  });

  describe('what loses a packet is named, and a real one is lost', () => {
    test('missing NAT', async () => {
      buildRouter();
      const says = 'it arrives; the answer is lost: outside has no route back to 10.1.0.2, and router sent it on without giving it an address of its own (no NAT)';
      expect(await comparePath({ ...ways, ...noRules })).toEqual({ says, isAnswered: false, named: { there, back: [] }, seen: { there, back: [] } });
    });

    test('forwarding that is off', async () => {
      buildRouter(inRouter('sysctl -qw net.ipv4.ip_forward=0'));
      const seen = { there: there.slice(0, 2), back: [] };
      expect(await comparePath({ ...ways, ...noRules })).toEqual({ says: 'it is lost: router does not forward: net.ipv4.ip_forward is 0', isAnswered: false, named: seen, seen });
    });

    test('the reverse path filter', async () => {
      buildRouter(inRouter(`sysctl -qw net.ipv4.conf.a1.rp_filter=1; ip -n router route add 10.1.0.2/32 dev c1`));
      expect(await comparePath({ ...ways, ...noRules })).toMatchObject({ says: 'it is lost: rp_filter drops it in router: 10.1.0.2 is expected on c1, and came in on a1 (net.ipv4.conf.a1.rp_filter)', isAnswered: false });
    });

    test.skipIf(iptables === undefined)(`a policy${whyNoIptables}`, async () => {
      buildRouter(inRouter(`${iptables} -P FORWARD DROP`));
      const seen = { there: there.slice(0, 2), back: [] };
      expect(await comparePath(ways)).toEqual({ says: 'it is lost: FORWARD policy is drop in router (table ip filter)', isAnswered: false, named: seen, seen });
    });

    test('a packet that is too large for the link behind the router, which says so', async () => {
      buildRouter('ip -n router link set c1 mtu 1000');
      const seen = { there: there.slice(0, 2), back: [] };
      expect(await comparePath({ ...ways, ...noRules, size: 1400 })).toEqual({ says: 'it is lost: 1400 bytes do not fit the MTU of c1 in router, which is 1000', isAnswered: false, named: seen, seen });
    });

    test('an asymmetric route, whose other way nobody expects', async () => {
      buildDetour('ip netns exec inside sysctl -qw net.ipv4.conf.d0.rp_filter=1');
      const seen = { there, back: ['outside:e0 out', 'second:e1 in', 'second:d1 out', 'inside:d0 in'] };
      const says =
        'it arrives; the answer goes by another way, out of e0 in outside and not c0 (an asymmetric route), and is lost: ' +
        'rp_filter drops it in inside: 10.2.0.2 is expected on a0, and came in on d0 (net.ipv4.conf.d0.rp_filter)';
      expect(await comparePath({ ...ways, ...noRules, names: detourNames })).toEqual({ says, isAnswered: false, named: seen, seen });
    });

    test('an asymmetric route that does no harm is said too', async () => {
      buildDetour();
      const { says, isAnswered, named, seen } = await comparePath({ ...ways, ...noRules, names: detourNames });
      expect({ says, isAnswered }).toEqual({ says: 'it arrives, and the answer comes back by another way, out of e0 in outside and not c0 (an asymmetric route)', isAnswered: true });
      expect(seen).toEqual(named);
    });
  });
}, [...hopPrograms, 'sysctl']);
