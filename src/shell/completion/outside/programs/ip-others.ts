import { slots, verbs, words, type Syntax } from '../syntax.ts';

const ofDevice = words('dev DEVICE');

export const addressLabel: Syntax = { words: verbs({ words: words('prefix PREFIX', 'dev DEVICE', 'label NUMBER') }, 'list|show|lst: what there is', 'add', 'delete', 'flush') };

export const maddress: Syntax = { words: [...verbs({ operands: slots('DEVICE'), words: ofDevice }, 'show|list|lst: what there is'), ...verbs({ words: ofDevice }, 'add', 'delete')] };

export const ntable: Syntax = { words: verbs({ words: words('dev DEVICE', 'name arp_cache|ndisc_cache') }, 'show|list|lst: what there is', 'change') };

/** ip-tunnel(8). */
export const tunnel: Syntax = {
  words: [
    ...verbs({ words: words('name NAME', 'mode ipip|gre|sit|isatap|vti', 'remote ADDRESS', 'local ADDRESS', 'ttl NUMBER', 'key KEY', 'dev DEVICE') }, 'add: make one', 'change|chg'),
    ...verbs({ operands: slots('DEVICE') }, 'delete: take one away', 'show|list|lst: what there is', 'prl'),
  ],
};

export const tuntap: Syntax = { words: verbs({ words: words('dev DEVICE', 'mode tun|tap', 'user USER', 'group GROUP', 'name NAME', 'pi', 'vnet_hdr', 'multi_queue', 'one_queue') }, 'add: make one', 'delete: take one away', 'show|list|lst: what there is') };

export const token: Syntax = { words: [...verbs({ words: ofDevice }, 'list|show|lst: what there is', 'get', 'delete'), ...verbs({ operands: slots('TOKEN'), words: ofDevice }, 'set')] };

export const tcpMetrics: Syntax = { words: verbs({ operands: slots('ADDRESS'), words: words('address ADDRESS') }, 'show|list|lst: what there is', 'flush', 'delete') };

/** ip-monitor(8). */
export const monitor: Syntax = { words: words('all: everything', 'address', 'link', 'neigh', 'route', 'rule', 'nexthop', 'nsid', 'netconf', 'mroute', 'prefix', 'stats', 'label: which kind each is', 'all-nsid: of the namespaces that this one knows', 'dev DEVICE', 'file FILE') };

export const xfrm: Syntax = {
  words: [
    ...verbs({ words: verbs({ words: words('src ADDRESS', 'dst ADDRESS', 'proto esp|ah|comp', 'spi NUMBER', 'dev DEVICE', 'dir in|out|fwd') }, 'list|show|lst: what there is', 'add', 'update', 'delete', 'get', 'flush', 'count', 'deleteall') }, 'state: keys and ways of ciphering', 'policy: which packets are meant'),
    ...verbs({ words: words('acquire', 'expire', 'SA', 'policy', 'aevent', 'report') }, 'monitor'),
  ],
};

export const netconf: Syntax = { words: verbs({ words: ofDevice }, 'show|list|lst: what there is') };

/** ip-vrf(8). */
export const vrf: Syntax = {
  words: [
    ...verbs({ operands: slots('VRF') }, 'show|list|lst: what there is', 'pids: the processes of one'),
    ...verbs({ operands: slots('VRF LINE') }, 'exec: run a program with one'),
    ...verbs({ operands: slots('PID') }, 'identify: in which one a process is'),
  ],
};

const nexthopSelector = words('id NUMBER', 'dev DEVICE', 'vrf VRF', 'master MASTER', 'groups', 'fdb');

/** ip-nexthop(8). */
export const nexthop: Syntax = {
  words: [
    ...verbs({ words: nexthopSelector }, 'list|show|lst: what there is', 'flush: take many away'),
    ...verbs({ words: words('id NUMBER', 'via inet|inet6 ADDRESS', 'dev DEVICE', 'onlink', 'blackhole', 'group GROUP', 'fdb', 'type mpath|resilient', 'proto NAME') }, 'add', 'replace'),
    ...verbs({ words: words('id NUMBER') }, 'get', 'delete: take one away'),
    ...verbs({ words: verbs({ words: nexthopSelector }, 'list', 'get') }, 'bucket'),
  ],
};

export const stats: Syntax = { words: verbs({ words: words('dev DEVICE', 'group link|offload|xstats|xstats_slave|afstats', 'subgroup NAME') }, 'show|list|lst: what there is') };
