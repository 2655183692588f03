import { spawnSync } from 'node:child_process';
import { isInWorld } from './world.ts';

/** Every kind that a random world would hold, each with words that make one on top of a veth called `down`. */
const wanted: Readonly<Record<string, string>> = {
  veth: 'type veth peer name probed',
  bridge: 'type bridge',
  'bridge VLANs': 'type bridge vlan_filtering 1',
  'bridge multicast': 'type bridge mcast_router 1',
  ifb: 'type ifb',
  dummy: 'type dummy',
  vlan: 'link down type vlan id 5',
  macvlan: 'link down type macvlan mode bridge',
  macvtap: 'link down type macvtap mode bridge',
  ipvlan: 'link down type ipvlan',
  vxlan: 'type vxlan id 5 dstport 4789',
  geneve: 'type geneve id 5 remote 192.0.2.1',
  gre: 'type gre remote 192.0.2.1',
  gretap: 'type gretap remote 192.0.2.1',
  ip6gre: 'type ip6gre remote 2001:db8::1',
  ip6gretap: 'type ip6gretap remote 2001:db8::1',
  ipip: 'type ipip remote 192.0.2.1',
  sit: 'type sit remote 192.0.2.1',
  vrf: 'type vrf table 5',
  bond: 'type bond',
  team: 'type team',
  batadv: 'type batadv',
  hsr: 'type hsr slave1 down slave2 up',
  ip6tnl: 'type ip6tnl remote 2001:db8::1',
  vti: 'type vti remote 192.0.2.1',
  vti6: 'type vti6 remote 2001:db8::1',
  erspan: 'type erspan remote 192.0.2.1 seq key 5 erspan_ver 1 erspan 1',
  ip6erspan: 'type ip6erspan remote 2001:db8::1 seq key 5 erspan_ver 1 erspan 1',
  macsec: 'link down type macsec',
  netkit: 'type netkit peer name probed',
};

/** Which kinds this kernel can make, and which it can not. tun and tap come through /dev/net/tun. */
export function probeKinds(): { readonly has: ReadonlySet<string>; readonly lacks: readonly string[] } {
  if (!isInWorld()) return { has: new Set(), lacks: [] };
  const has = new Set(Object.keys(wanted).filter((kind) => canMake(['link', 'add', 'name', 'probe', ...(wanted[kind] ?? '').split(' ')])));
  if (canMake(['tuntap', 'add', 'dev', 'probe', 'mode', 'tap'])) has.add('tun');
  return { has, lacks: [...Object.keys(wanted), 'tun'].filter((kind) => !has.has(kind)) };
}

/** In a namespace that ends with the process. */
function canMake(words: readonly string[]): boolean {
  const script = 'ip link add name down type veth peer name up && exec ip "$@"';
  return spawnSync('unshare', ['--net', 'sh', '-c', script, 'sh', ...words], { stdio: 'ignore' }).status === 0;
}
