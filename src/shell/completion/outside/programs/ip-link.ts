import { slots, verbs, words, type Syntax } from '../syntax.ts';
import { LINK_KINDS } from './ip-options.ts';

const common = words(
  'mtu BYTES',
  'address MAC',
  'alias TEXT',
  'txqueuelen PACKETS',
  'netns NETNS: the namespace it goes to',
);

const add: Syntax = {
  words: [
    ...words('name NAME', 'link DEVICE: what it stands on', `type ${LINK_KINDS}: its kind`, 'peer: the other end of a veth', 'numtxqueues COUNT', 'numrxqueues COUNT', 'index NUMBER', 'id NUMBER', 'remote ADDRESS', 'local ADDRESS', 'dev DEVICE', 'dstport NUMBER', 'mode MODE', 'table TABLE'),
    ...common,
  ],
};

const set: Syntax = {
  operands: slots('DEVICE'),
  words: [
    ...words('up: start it', 'down: stop it', 'dev DEVICE', 'master MASTER: the bridge, bond or VRF it becomes a port of', 'nomaster: it is a port no longer', 'name NAME'),
    ...common,
    ...words('arp on|off', 'promisc on|off', 'multicast on|off', 'allmulticast on|off', 'carrier on|off', 'dynamic on|off', 'trailers on|off', 'protodown on|off', 'group GROUP', 'vrf VRF', 'addrgenmode eui64|none|stable_secret|random', 'xdp off|object|pinned FILE', 'vf NUMBER', 'broadcast MAC', 'link-netnsid NUMBER', `type ${LINK_KINDS}|bridge_slave|bond_slave: its kind`),
  ],
};

const property: Syntax = { words: verbs({ words: words('dev DEVICE', 'altname NAME') }, 'add', 'del') };

/** ip-link(8). The verbs stand in the order of ip itself, for which `ip link s` sets. */
export const link: Syntax = {
  words: [
    ...verbs(add, 'add: make a device'),
    ...verbs(set, 'set|change: change one'),
    ...verbs(add, 'replace: make it or change it'),
    ...verbs({ operands: slots('DEVICE'), words: words('dev DEVICE', 'group GROUP', `type ${LINK_KINDS}: its kind`) }, 'delete: take one away'),
    ...verbs({ operands: slots('DEVICE'), words: words('dev DEVICE', 'up: only those that are up', 'master MASTER: only its ports', 'nomaster: only those that are no ports', 'vrf VRF', 'group GROUP', `type ${LINK_KINDS}|bridge_slave|bond_slave: only this kind`) }, 'show|list|lst: what there is'),
    ...verbs({ words: words('type bridge|bridge_slave|bond|bond_slave', 'dev DEVICE') }, 'xstats: counters of bridges and bonds'),
    ...verbs({ words: words('dev DEVICE') }, 'afstats: counters by family'),
    ...verbs(property, 'property: other names'),
    ...verbs({ words: words(`type ${LINK_KINDS}: its kind`) }, 'help'),
  ],
};
