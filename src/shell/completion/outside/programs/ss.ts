import { words, type ProgramSyntax } from '../syntax.ts';

const STATES = 'established|listening|syn-sent|syn-recv|fin-wait-1|fin-wait-2|time-wait|closed|close-wait|last-ack|closing|all|connected|synchronized|bucket|big';
const COMPARE = '=|!=|eq|ne|lt|gt|le|ge';

/** ss(8). */
export const ss: ProgramSyntax = {
  options: words(
    '-t|--tcp: TCP',
    '-u|--udp: UDP',
    '-x|--unix: unix sockets',
    '-w|--raw: raw sockets',
    '-0|--packet: packet sockets',
    '-a|--all: listening ones and others',
    '-l|--listening: only those that listen',
    '-n|--numeric: numbers instead of names',
    '-p|--processes: with the processes',
    '-e|--extended: user, inode and cookie',
    '-i|--info: what TCP measures',
    '-o|--options: timers',
    '-m|--memory: memory',
    '-s|--summary: counts',
    '-4|--ipv4: IPv4 only',
    '-6|--ipv6: IPv6 only',
    '-r|--resolve: names of hosts',
    '-N|--net NETNS: in this namespace',
    '-K|--kill: closes them by force',
    '-H|--no-header: no line with column names',
    '-O|--oneline: each on one line',
    '-E|--events: those that are closed, until Ctrl-C',
    '-f|--family inet|inet6|link|unix|netlink|vsock|tipc|xdp',
    '-A|--query|--socket all|inet|tcp|udp|raw|unix|packet|netlink|sctp|mptcp',
    '-F|--filter FILE: a filter from a file',
    '-M|--mptcp: MPTCP',
    '-S|--sctp: SCTP',
    '-h|--help: its help',
  ),
  again: true,
  words: words(
    `state ${STATES}: only those in this state`,
    `exclude ${STATES}: all but those`,
    'src ADDRESS: by where they are',
    'dst ADDRESS: by who is at the other end',
    `sport ${COMPARE} PORT: by the port here`,
    `dport ${COMPARE} PORT: by the port at the other end`,
    `dev ${COMPARE} DEVICE: by the device that they are bound to`,
    'and',
    'or',
    'not',
    'autobound: with a port that the kernel chose',
  ),
};
