import { slots, words, type ProgramSyntax } from '../syntax.ts';

/** ethtool(8). */
export const ethtool: ProgramSyntax = {
  options: words('-i|--driver DEVICE: its driver', '-k|--show-features DEVICE: what it does in hardware', '-K|--features DEVICE: change that', '-S|--statistics DEVICE: its counters', '-g|--show-ring DEVICE', '-l|--show-channels DEVICE', '-c|--show-coalesce DEVICE', '-a|--show-pause DEVICE', '-P|--show-permaddr DEVICE', '-T|--show-time-stamping DEVICE', '-s|--change DEVICE: its settings', '-p|--identify DEVICE: blink', '-r|--negotiate DEVICE', '-m|--module-info DEVICE', '-x|--show-rxfh DEVICE'),
  operands: slots('DEVICE'),
};

/** ifconfig(8), brctl(8), route(8) and arp(8), which many still type. */
export const ifconfig: ProgramSyntax = { options: words('-a: those that are down too', '-s: a short table'), operands: slots('DEVICE'), words: words('up', 'down', 'netmask MASK', 'mtu BYTES', 'promisc', 'hw ether MAC') };
export const brctl: ProgramSyntax = {
  words: words('show BRIDGE: bridges and their ports', 'showmacs BRIDGE: who is behind which port', 'showstp BRIDGE', 'addbr NAME: make one', 'delbr BRIDGE: take one away', 'addif BRIDGE DEVICE: a port', 'delif BRIDGE DEVICE: take a port away', 'stp BRIDGE on|off', 'setageing BRIDGE SECONDS', 'setfd BRIDGE SECONDS', 'hairpin BRIDGE DEVICE on|off'),
};
export const arp: ProgramSyntax = { options: words('-n: numbers instead of names', '-a NEIGHBOUR', '-d NEIGHBOUR: take one away', '-i DEVICE', '-s ADDRESS MAC'), operands: slots('NEIGHBOUR') };

/** nc(1), the one of BSD and that of nmap. */
export const nc: ProgramSyntax = { options: words('-l: listen', '-p NUMBER: the port here', '-u: UDP', '-z: only try to connect', '-v: what it does', '-n: numbers instead of names', '-w SECONDS', '-k: for one after the other', '-s ADDRESS: from this one', '-4: IPv4 only', '-6: IPv6 only', '-U: a unix socket'), operands: slots('ADDRESS NUMBER') };
export const telnet: ProgramSyntax = { options: words('-b ADDRESS: from this one', '-4: IPv4 only', '-6: IPv6 only', '-l USER'), operands: slots('ADDRESS NUMBER') };

/** iperf3(1). */
export const iperf: ProgramSyntax = { options: words('-s|--server: wait for one', '-c|--client ADDRESS: measure the way there', '-p|--port NUMBER', '-u|--udp: UDP', '-t|--time SECONDS', '-P|--parallel NUMBER', '-R|--reverse: from there', '-b|--bitrate RATE', '-B|--bind ADDRESS', '-i|--interval SECONDS', '-J|--json: as JSON', '-4: IPv4 only', '-6: IPv6 only', '-1|--one-off', '-D|--daemon') };

/** curl(1) has an address inside of a URL; what is said of devices and files is plain. */
export const curl: ProgramSyntax = { options: words('--interface DEVICE: out of this device', '-o|--output FILE: into a file', '-O|--remote-name', '-s|--silent', '-S|--show-error', '-v|--verbose: what it does', '-I|--head: only the headers', '-k|--insecure', '-L|--location: follow', '-m|--max-time SECONDS', '--connect-timeout SECONDS', '-4|--ipv4', '-6|--ipv6', '-d|--data TEXT', '-H|--header TEXT', '-X|--request METHOD', '-x|--proxy HOST', '--unix-socket FILE', '-u|--user NAME', '--resolve HOST', '-T|--upload-file FILE'), operands: slots('URL') };
export const nmap: ProgramSyntax = { options: words('-e DEVICE: out of this device', '-p PORTS', '-sT: connects', '-sS: half of it', '-sU: UDP', '-sn: only who is there', '-Pn: all are there', '-n: numbers instead of names', '-O', '-A', '-v', '-S ADDRESS', '-oN FILE', '-iL FILE'), operands: slots('ADDRESS'), repeats: true };
export const dig: ProgramSyntax = { options: words('-b ADDRESS: from this one', '-x ADDRESS: its name', '-t A|AAAA|NS|MX|PTR|TXT|SOA|SRV', '-4: IPv4 only', '-6: IPv6 only', '-p NUMBER', '-f FILE'), operands: slots('SERVER') };

/** wg(8). */
export const wg: ProgramSyntax = { words: words('show all|interfaces|DEVICE: what there is', 'showconf DEVICE', 'set DEVICE', 'setconf DEVICE FILE', 'addconf DEVICE FILE', 'syncconf DEVICE FILE', 'genkey', 'genpsk', 'pubkey') };
