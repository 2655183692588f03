import { slots, verbs, words, type Syntax } from '../syntax.ts';

const TYPES = 'unicast|local|broadcast|multicast|throw|unreachable|prohibit|blackhole|nat';
const PROTOCOLS = 'kernel|boot|static|redirect|ra|dhcp|bird|zebra|bgp|ospf';

const selector: Syntax = {
  operands: slots('ROUTE'),
  words: words('table TABLE', 'dev DEVICE', 'vrf VRF', 'via ADDRESS', `proto ${PROTOCOLS}: who made it`, `type ${TYPES}: what becomes of packets`, 'scope global|link|host|site', 'root PREFIX', 'match PREFIX', 'exact PREFIX', 'src IFADDR', 'cache'),
};

const change: Syntax = {
  operands: slots(`${TYPES} ROUTE`),
  words: words('via inet|inet6 ADDRESS: the next hop', 'dev DEVICE', 'src ADDRESS: the source address', 'table TABLE', 'metric NUMBER', `proto ${PROTOCOLS}: who made it`, 'scope global|link|host|site', 'onlink', 'nexthop: one of several', 'nhid NUMBER', 'weight NUMBER', 'mtu lock BYTES', 'advmss BYTES', 'vrf VRF', 'encap mpls|ip|ip6|seg6|seg6local|bpf', 'pref low|medium|high'),
};

const get: Syntax = {
  operands: slots('ADDRESS'),
  words: words('from ADDRESS', 'iif DEVICE', 'oif DEVICE', 'vrf VRF', 'mark NUMBER', 'tos TOS', 'uid USER', 'ipproto tcp|udp|icmp', 'sport NUMBER', 'dport NUMBER', 'fibmatch: the route itself'),
};

/** ip-route(8). */
export const route: Syntax = {
  words: [
    ...verbs(selector, 'show|list|lst: what there is'),
    ...verbs(get, 'get: which way a packet would take'),
    ...verbs(change, 'add: a route', 'change|chg', 'replace: add it or change it', 'prepend', 'append'),
    ...verbs(change, 'delete: take one away'),
    ...verbs(selector, 'flush: take many away', 'save: write them for restore'),
    ...verbs({}, 'restore: read what save wrote', 'showdump', 'help'),
  ],
};

const ruleSelector = words('from ADDRESS', 'to ADDRESS', 'iif DEVICE', 'oif DEVICE', 'fwmark MARK', 'table|lookup TABLE', 'pref|priority NUMBER', 'uidrange RANGE', 'ipproto tcp|udp|icmp', 'sport NUMBER', 'dport NUMBER', 'l3mdev', 'tos TOS', 'not', 'proto NAME');

/** ip-rule(8). */
export const rule: Syntax = {
  words: [
    ...verbs({ words: ruleSelector }, 'show|list|lst: what there is'),
    ...verbs({ words: [...ruleSelector, ...words('goto NUMBER', 'blackhole', 'unreachable', 'prohibit', 'suppress_prefixlength NUMBER')] }, 'add: a rule', 'delete: take one away'),
    ...verbs({ words: ruleSelector }, 'flush: take many away', 'save: write them for restore'),
    ...verbs({}, 'restore: read what save wrote', 'help'),
  ],
};
