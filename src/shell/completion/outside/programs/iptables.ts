import { words, type ProgramSyntax } from '../syntax.ts';

const CHAINS = 'INPUT|FORWARD|OUTPUT|PREROUTING|POSTROUTING';

/** iptables(8) and ip6tables(8): their own chains; those that somebody made are in `firewall`. */
export const iptables: ProgramSyntax = {
  options: words(
    `-L|--list ${CHAINS}: what there is`,
    `-S|--list-rules ${CHAINS}: the same as commands`,
    `-A|--append ${CHAINS}: a rule at the end`,
    `-I|--insert ${CHAINS}: a rule before the others`,
    `-D|--delete ${CHAINS}: take a rule away`,
    `-C|--check ${CHAINS}: is there such a rule`,
    `-F|--flush ${CHAINS}: take all rules away`,
    `-Z|--zero ${CHAINS}: counters to nothing`,
    `-P|--policy ${CHAINS} ACCEPT|DROP: what becomes of the rest`,
    '-N|--new-chain CHAIN',
    '-X|--delete-chain CHAIN',
    '-t|--table filter|nat|mangle|raw|security',
    '-i|--in-interface DEVICE: came in there',
    '-o|--out-interface DEVICE: goes out there',
    '-s|--source ADDRESS: from there',
    '-d|--destination ADDRESS: to there',
    '-p|--protocol tcp|udp|icmp|icmpv6|all',
    '--dport NUMBER: to this port',
    '--sport NUMBER: from this port',
    '-m|--match state|conntrack|comment|multiport|addrtype|mark|limit|physdev',
    '-j|--jump ACCEPT|DROP|REJECT|LOG|RETURN|MASQUERADE|SNAT|DNAT|REDIRECT|MARK|TPROXY: what becomes of it',
    '--to-destination ADDRESS',
    '--to-source ADDRESS',
    '--ctstate NEW|ESTABLISHED|RELATED|INVALID',
    '--comment TEXT',
    '-n|--numeric: numbers instead of names',
    '-v|--verbose: with counters',
    '-w|--wait: for others to be done',
    '--line-numbers',
  ),
};
