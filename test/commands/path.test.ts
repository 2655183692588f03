import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';

test('the way is drawn namespace by namespace, and the answer likewise', async () => {
  expect(await see('path beijing 10.0.0.2', { width: 80 })).toMatchInlineSnapshot(`
    "beijing 10.0.0.1 to shanghai 10.0.0.2, icmp, 84 bytes: it arrives, and the
    answer comes back

    beijing
      route      10.0.0.0/24 on eth0-b, table main by rule 32766
      neighbour  10.0.0.2 is at 02:00:00:00:02:04 (reachable)
      link       out of eth0-b (veth, MTU 1500)
    host
      wire       from beijing:eth0-b into veth-b (veth, MTU 1500)
      bridge     br0: from veth-b to veth-s, by its forwarding database
      link       out of veth-s (veth, MTU 1500)
    shanghai
      wire       from host:veth-s into eth0-s (veth, MTU 1500)
      route      local 10.0.0.2/32 on eth0-s, table local by rule 0
      arrives    10.0.0.2 is an address of eth0-s
      mtu        1500 is the smallest, on eth0-b of beijing

    the way back
    shanghai
      route      10.0.0.0/24 on eth0-s, table main by rule 32766
      neighbour  10.0.0.1 is at 02:00:00:00:01:03 (stale)
      link       out of eth0-s (veth, MTU 1500)
    host
      wire       from shanghai:eth0-s into veth-s (veth, MTU 1500)
      bridge     br0: from veth-s to veth-b, by its forwarding database
      link       out of veth-b (veth, MTU 1500)
    beijing
      wire       from host:veth-b into eth0-b (veth, MTU 1500)
      route      local 10.0.0.1/32 on eth0-b, table local by rule 0
      arrives    10.0.0.1 is an address of eth0-b
      mtu        1500 is the smallest, on eth0-s of shanghai
    firewall rules were left out: the rules can not be read: neither nft nor
    iptables-save is installed"
  `);
});

test('an address that nothing leads to is lost, with status 1', async () => {
  expect(await see('path beijing 192.0.2.1')).toBe('beijing to 192.0.2.1, icmp, 84 bytes: it is lost: beijing has no route to 192.0.2.1\n\n  lost       beijing has no route to 192.0.2.1\n[status 1]');
});

test('steps are data', async () => {
  expect(await seeJson('path beijing shanghai --one-way')).toMatchObject([{ from: { namespace: 'beijing', address: '10.0.0.1' }, to: { namespace: 'shanghai', address: '10.0.0.2' }, there: { end: 'arrives', cause: null }, back: null }]);
});

test('what a real packet does stands beside it, and where nobody may listen that is said', async () => {
  expect(await see('path beijing shanghai --probe --one-way', { width: 80 })).toMatchInlineSnapshot(`
    "beijing 10.0.0.1 to shanghai 10.0.0.2, icmp, 84 bytes: it arrives
    packets: answered in 0.04 ms; the model and the packets agree
    not everything could be heard in host, beijing, shanghai: this needs CAP_NET_RAW
    · nobody could listen

    beijing
     1   route      10.0.0.0/24 on eth0-b, table main by rule 32766
     2   neighbour  10.0.0.2 is at 02:00:00:00:02:04 (reachable)
     3 · link       out of eth0-b (veth, MTU 1500)
    host
     4 · wire       from beijing:eth0-b into veth-b (veth, MTU 1500)
     5   bridge     br0: from veth-b to veth-s, by its forwarding database
     6 · link       out of veth-s (veth, MTU 1500)
    shanghai
     7 · wire       from host:veth-s into eth0-s (veth, MTU 1500)
     8   route      local 10.0.0.2/32 on eth0-s, table local by rule 0
     9   arrives    10.0.0.2 is an address of eth0-s
         mtu        1500 is the smallest, on eth0-b of beijing
    firewall rules were left out: the rules can not be read: neither nft nor
    iptables-save is installed"
  `);
});

test('a probe that is refused where the model says so is lost all the same', async () => {
  const [json = '', status] = (await see('path beijing shanghai --probe --tcp 81 --json')).split('\n[status ');
  expect(status).toBe('1]');
  expect(JSON.parse(json.split('\nfirewall rules')[0] ?? '')).toMatchObject([{ there: { end: 'lost' }, probe: { answer: 'refused', agrees: true, isReached: true, disagreement: null, deaf: ['host, beijing, shanghai: this needs CAP_NET_RAW'] } }]);
});
