import { slots, verbs, words, type ProgramSyntax, type Syntax } from '../syntax.ts';
import { iproute2Options } from './ip-options.ts';

const switches = ['guard', 'hairpin', 'fastleave', 'root_block', 'learning', 'learning_sync', 'flood', 'mcast_flood', 'bcast_flood', 'mcast_to_unicast', 'neigh_suppress', 'vlan_tunnel', 'isolated', 'locked', 'mab'];

const link: Syntax = {
  words: [
    ...verbs({ words: [...words('dev DEVICE', 'state disabled|listening|learning|forwarding|blocking: of the spanning tree', 'cost NUMBER', 'priority NUMBER', 'backup_port DEVICE', 'nobackup_port', 'hwmode vepa|veb', 'mcast_router NUMBER', 'self', 'master'), ...words(...switches.map((name) => `${name} on|off`))] }, 'set|change: change a port'),
    ...verbs({ words: words('dev DEVICE', 'master BRIDGE: only its ports') }, 'show|lst|list: what there is'),
  ],
};

const where = words('self', 'master', 'vlan NUMBER', 'dynamic', 'static', 'permanent|local');

const fdb: Syntax = {
  words: [
    ...verbs({ words: [...words('dev DEVICE', 'dst ADDRESS', 'port NUMBER', 'vni NUMBER', 'via DEVICE', 'nhid NUMBER', 'use', 'router', 'extern_learn', 'sticky'), ...where] }, 'add', 'append', 'replace', 'delete: take one away'),
    ...verbs({ words: [...words('to MAC', 'br BRIDGE', 'brport DEVICE', 'dev DEVICE', 'vni NUMBER'), ...where] }, 'get: one entry'),
    ...verbs({ words: words('dev DEVICE', 'br BRIDGE', 'brport DEVICE', 'vlan NUMBER', 'state permanent|static|stale|reachable|all', 'dynamic', 'port NUMBER') }, 'show|lst|list: what there is'),
    ...verbs({ words: [...words('dev DEVICE', 'brport DEVICE', 'noadded_by_user', 'nopermanent', 'nostatic', 'nodynamic'), ...where] }, 'flush: take many away'),
  ],
};

const mdb: Syntax = {
  words: [
    ...verbs({ words: words('dev BRIDGE', 'port DEVICE', 'grp GROUP', 'src ADDRESS', 'vid NUMBER', 'permanent', 'temp') }, 'add', 'replace', 'delete: take one away'),
    ...verbs({ words: words('dev BRIDGE', 'vid NUMBER') }, 'show|lst|list: what there is', 'get', 'flush'),
  ],
};

const selector = words('dev DEVICE', 'vid NUMBER');

const vlan: Syntax = {
  words: [
    ...verbs({ words: [...selector, ...words('pvid: for frames without a tag', 'untagged: sent without a tag', 'tunnel_info: of a VXLAN', 'id NUMBER', 'self', 'master')] }, 'add', 'delete: take one away'),
    ...verbs({ words: [...selector, ...words('state disabled|listening|learning|forwarding|blocking: of the spanning tree', 'mcast_router NUMBER')] }, 'set'),
    ...verbs({ words: selector }, 'show|lst|list: what there is', 'tunnelshow: with their tunnels'),
    ...verbs({ words: verbs({ words: selector }, 'show', 'set') }, 'global: what holds for the whole bridge'),
  ],
};

/** bridge(8). */
export const bridge: ProgramSyntax = {
  shortens: true,
  options: [...iproute2Options, ...words('-compressvlans: ranges of VLANs')],
  words: [
    ...verbs(link, 'link: ports'),
    ...verbs(fdb, 'fdb: who is behind which port'),
    ...verbs(mdb, 'mdb: multicast groups'),
    ...verbs(vlan, 'vlan: VLANs of ports'),
    ...verbs({ operands: slots('all|link|fdb|mdb|vlan') }, 'monitor: what changes, until Ctrl-C'),
  ],
};
