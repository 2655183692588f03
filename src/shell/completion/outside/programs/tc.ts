import { slots, verbs, words, type ProgramSyntax, type Syntax } from '../syntax.ts';
import { iproute2Options } from './ip-options.ts';

const dev = words('dev DEVICE');
const place = words('root: for all that is sent', 'ingress: for what comes in', 'parent HANDLE', 'handle HANDLE');
const kinds = words(
  'netem: delay, loss, and the like',
  'tbf: a rate',
  'htb: classes with rates',
  'fq_codel: fair queues, short ones',
  'fq: fair queues',
  'cake: rate, fairness and short queues',
  'prio: bands, the first goes first',
  'sfq: fair queues, by chance',
  'pfifo: a queue of packets',
  'bfifo: a queue of bytes',
  'hfsc: classes with curves',
  'red: drops before it is full',
  'ets: bands with shares',
  'drr: classes in turn',
  'mqprio: for hardware queues',
  'clsact: hooks for filters',
  'noqueue: none at all',
);
/** Of netem, tbf and htb, which people type by hand. */
const parameters = words('delay TIME', 'loss PERCENT', 'duplicate PERCENT', 'corrupt PERCENT', 'reorder PERCENT', 'rate RATE', 'burst BYTES', 'latency TIME', 'limit NUMBER', 'ceil RATE', 'default NUMBER', 'prio NUMBER', 'quantum BYTES', 'bandwidth RATE', 'distribution normal|pareto|paretonormal|uniform');

function changing(rest: Syntax): Syntax['words'] {
  return verbs({ words: [...dev, ...(rest.words ?? [])] }, 'add', 'delete: take one away', 'replace: add it or change it', 'change', 'link');
}

const qdisc: Syntax = {
  words: [...(changing({ words: [...place, ...kinds, ...parameters] }) ?? []), ...verbs({ words: [...dev, ...place, ...words('invisible: with those that the kernel made')] }, 'show|list|lst: what there is')],
};

const trafficClass: Syntax = {
  words: [...(changing({ words: [...words('parent HANDLE', 'classid HANDLE', 'root'), ...kinds, ...parameters] }) ?? []), ...verbs({ words: [...dev, ...words('root', 'parent HANDLE', 'classid HANDLE')] }, 'show|list|lst: what there is')],
};

const filterPlace = words('dev DEVICE', 'block NUMBER', 'root', 'ingress', 'egress', 'parent HANDLE', 'chain NUMBER');

const filter: Syntax = {
  words: [
    ...verbs({ words: [...filterPlace, ...words('protocol all|ip|ipv6|arp|802.1q', 'pref|prio NUMBER', 'handle NUMBER', 'u32: by bits', 'flower: by fields', 'matchall: everything', 'bpf', 'fw', 'basic', 'route', 'match', 'dst_ip ADDRESS', 'src_ip ADDRESS', 'ip_proto tcp|udp|icmp', 'flowid HANDLE', 'classid HANDLE', 'action drop|ok|pass|pipe|mirred|police|skbedit|vlan|pedit: what becomes of it', 'redirect', 'mirror')] }, 'add', 'delete: take one away', 'replace: add it or change it', 'change', 'get'),
    ...verbs({ words: filterPlace }, 'show|list|lst: what there is'),
  ],
};

/** tc(8). */
export const tc: ProgramSyntax = {
  shortens: true,
  options: [...iproute2Options, ...words('-r|-raw', '-iec: 1024 for a kilo', '-g|-graph: classes as a tree')],
  words: [
    ...verbs(qdisc, 'qdisc: queueing disciplines'),
    ...verbs(trafficClass, 'class: classes of them'),
    ...verbs(filter, 'filter: which packet belongs to which class'),
    ...verbs({ words: verbs({ words: filterPlace }, 'show', 'add', 'delete') }, 'chain: of filters'),
    ...verbs({ words: verbs({ operands: slots('action') }, 'list|show|lst', 'add', 'delete', 'flush') }, 'actions'),
    ...verbs({}, 'monitor: what changes, until Ctrl-C'),
  ],
};
