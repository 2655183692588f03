import { slots, verbs, words, type ProgramSyntax, type Syntax, type Word } from '../syntax.ts';
import { iproute2Options } from './ip-options.ts';

const dev = words('dev DEVICE');
const place = words('root: for all that is sent', 'ingress: for what comes in', 'parent HANDLE', 'handle HANDLE');
const limit = words('limit PACKETS', 'quantum BYTES');
const rates = words('rate RATE', 'ceil RATE: what it may borrow up to', 'burst BYTES', 'cburst BYTES', 'prio NUMBER', 'quantum BYTES', 'default CLASS: where the rest goes', 'r2q NUMBER');

/** Behind the name of a kind only its own parameters come. */
const kinds = [
  ...verbs({ again: true, words: words('delay TIME', 'loss PERCENT', 'duplicate PERCENT', 'corrupt PERCENT', 'reorder PERCENT', 'rate RATE', 'limit PACKETS', 'distribution normal|pareto|paretonormal|uniform', 'gap NUMBER', 'slot TIME') }, 'netem: delay, loss, and the like'),
  ...verbs({ words: words('rate RATE', 'burst BYTES', 'latency TIME', 'limit BYTES', 'peakrate RATE', 'mtu BYTES') }, 'tbf: a rate'),
  ...verbs({ words: rates }, 'htb: classes with rates'),
  ...verbs({ words: [...limit, ...words('flows NUMBER', 'target TIME', 'interval TIME', 'ecn', 'noecn')] }, 'fq_codel: fair queues, short ones', 'fq: fair queues'),
  ...verbs({ words: words('bandwidth RATE', 'besteffort', 'diffserv4', 'triple-isolate', 'nat', 'rtt TIME', 'ingress', 'ack-filter', 'unlimited') }, 'cake: rate, fairness and short queues'),
  ...verbs({ words: words('bands NUMBER', 'priomap NUMBERS', 'strict NUMBER', 'quanta NUMBERS') }, 'prio: bands, the first goes first', 'ets: bands with shares'),
  ...verbs({ words: limit }, 'sfq: fair queues, by chance', 'pfifo: a queue of packets', 'bfifo: a queue of bytes', 'drr: classes in turn'),
  ...verbs({ words: words('limit BYTES', 'min BYTES', 'max BYTES', 'avpkt BYTES', 'burst NUMBER', 'probability NUMBER', 'bandwidth RATE', 'ecn') }, 'red: drops before it is full'),
  ...verbs({ words: words('default CLASS', 'sc m1|d|m2', 'rt m1|d|m2', 'ls m1|d|m2', 'ul m1|d|m2') }, 'hfsc: classes with curves'),
  ...verbs({ words: words('num_tc NUMBER', 'map NUMBERS', 'queues NUMBERS', 'hw 0|1') }, 'mqprio: for hardware queues'),
  ...verbs({}, 'clsact: hooks for filters', 'noqueue: none at all'),
];

function changing(rest: readonly Word[]): readonly Word[] {
  return verbs({ words: [...dev, ...rest] }, 'add', 'delete: take one away', 'replace: add it or change it', 'change', 'link');
}

const qdisc: Syntax = {
  words: [...changing([...place, ...kinds]), ...verbs({ words: [...dev, ...place, ...words('invisible: with those that the kernel made')] }, 'show|list|lst: what there is')],
};

const trafficClass: Syntax = {
  words: [...changing([...words('parent HANDLE', 'classid HANDLE', 'root'), ...kinds]), ...verbs({ words: [...dev, ...words('root', 'parent HANDLE', 'classid HANDLE')] }, 'show|list|lst: what there is')],
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
