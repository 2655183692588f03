import { words } from '../syntax.ts';

/** What ip, bridge and tc take alike. */
export const iproute2Options = words(
  '-n|-netns NETNS: in this namespace',
  '-j|-json: as JSON',
  '-p|-pretty: JSON on many lines',
  '-d|-details: all that there is to tell',
  '-s|-stats|-statistics: counters too',
  '-o|-oneline: each record on one line',
  '-c|-color: in colours',
  '-t|-timestamp: with the time, while watching',
  '-b|-batch FILE: commands from a file',
  '-force: go on after a failed command of the file',
  '-N|-Numeric: numbers instead of names',
  '-V|-Version: the version',
);

/** `ip link add … type KIND`. */
export const LINK_KINDS =
  'bridge|veth|vlan|dummy|vxlan|macvlan|macvtap|ipvlan|ipvtap|bond|vrf|ifb|gre|gretap|erspan|sit|ipip|ip6tnl|ip6gre|ip6gretap|vti|vti6|geneve|gtp|bareudp|wireguard|macsec|xfrm|netkit|nlmon|vcan|vxcan|team|hsr|can|dsa|lowpan|netdevsim|rmnet|virt_wifi|amt|wwan';
