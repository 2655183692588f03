import { verbs, words, type ProgramSyntax } from '../syntax.ts';
import { address } from './ip-address.ts';
import { link } from './ip-link.ts';
import { neighbour } from './ip-neighbour.ts';
import { netns } from './ip-netns.ts';
import { iproute2Options } from './ip-options.ts';
import { addressLabel, maddress, monitor, netconf, nexthop, ntable, stats, tcpMetrics, token, tunnel, tuntap, vrf, xfrm } from './ip-others.ts';
import { route, rule } from './ip-route.ts';

/** ip(8). The objects stand in the order in which ip itself looks for what a short one means: `n` is neighbour, and `r` route. */
export const ip: ProgramSyntax = {
  shortens: true,
  options: [
    ...iproute2Options,
    ...words('-br|-brief: a short table', '-4: IPv4 only', '-6: IPv6 only', '-f|-family inet|inet6|mpls|bridge|link', '-h|-human: sizes for people', '-r|-resolve: names of hosts', '-a|-all: in all namespaces of ip netns'),
  ],
  words: [
    ...verbs(address, 'address: addresses of links'),
    ...verbs(addressLabel, 'addrlabel: which source address goes first'),
    ...verbs(maddress, 'maddress: multicast addresses'),
    ...verbs(route, 'route: routes, and which one is taken'),
    ...verbs(rule, 'rule: which table of routes is asked'),
    ...verbs(neighbour, 'neighbour: who is behind an address'),
    ...verbs(ntable, 'ntable: how the neighbour table works'),
    ...verbs(link, 'link: devices'),
    ...verbs(tunnel, 'tunnel: tunnels over IP'),
    ...verbs(tuntap, 'tuntap: devices of programs'),
    ...verbs(token, 'token: interface identifiers of IPv6'),
    ...verbs(tcpMetrics, 'tcpmetrics: what TCP remembers of addresses'),
    ...verbs(monitor, 'monitor: what changes, until Ctrl-C'),
    ...verbs(xfrm, 'xfrm: IPsec'),
    ...verbs(netns, 'netns: named network namespaces'),
    ...verbs(netconf, 'netconf: settings of devices'),
    ...verbs(vrf, 'vrf: virtual routers'),
    ...verbs(nexthop, 'nexthop: next hops that routes share'),
    ...verbs(stats, 'stats: counters of devices'),
  ],
};
