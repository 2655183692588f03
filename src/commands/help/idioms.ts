/** What hands know from another program, and what to type here for it. Capitals stand for a word of one's own. */
export interface Idiom {
  /** Of several names the first is what help says. */
  readonly programs: readonly string[];
  readonly typed: string;
  /** Lines that do it here; each by itself. */
  readonly here: readonly string[];
  readonly note?: string;
}

/** Programs themselves run here as they are, in the namespace one is in: what is listed has a shorter way, or shows more. */
export const idioms: readonly Idiom[] = [
  { programs: ['ip'], typed: 'ip netns', here: ['ns'], note: 'also those without a name, and who is inside' },
  { programs: ['ip'], typed: 'ip netns exec NS PROGRAM', here: ['@NS PROGRAM', 'cd NS'], note: 'behind cd every program runs there' },
  { programs: ['ip'], typed: 'ip -all netns exec PROGRAM', here: ['@all PROGRAM'] },
  { programs: ['ip'], typed: 'ip netns add NS', here: ['mkns NS'] },
  { programs: ['ip'], typed: 'ip netns del NS', here: ['rmns NS'] },
  { programs: ['ip'], typed: 'ip netns attach NS PID', here: ['attach NS PID'] },
  { programs: ['ip'], typed: 'ip netns identify PID', here: ['resolve pid PID', 'sharers PID'] },
  { programs: ['ip'], typed: 'ip netns pids NS', here: ['procs NS'] },
  { programs: ['ip'], typed: 'ip netns list-id', here: ['links -o wide'], note: 'the other end is named, wherever it is' },
  { programs: ['ip'], typed: 'ip link; ip -n NS link', here: ['links', 'links NS'] },
  { programs: ['ip'], typed: 'ip -s link', here: ['links --stats'] },
  { programs: ['ip'], typed: 'ip addr', here: ['addrs'] },
  { programs: ['ip'], typed: 'ip route', here: ['routes'] },
  { programs: ['ip'], typed: 'ip route get ADDRESS', here: ['routes ADDRESS', 'path ADDRESS'], note: 'path goes on through the other namespaces' },
  { programs: ['ip'], typed: 'ip rule', here: ['rules'] },
  { programs: ['ip'], typed: 'ip neigh', here: ['neighbours'] },
  { programs: ['ip'], typed: 'ip monitor', here: ['events'], note: 'of all namespaces at once' },
  { programs: ['nsenter'], typed: 'nsenter -t PID -n PROGRAM', here: ['@PID PROGRAM', 'cd PID'] },
  { programs: ['nsenter'], typed: 'nsenter --net=/run/netns/NS PROGRAM', here: ['@NS PROGRAM', '@/run/netns/NS PROGRAM'] },
  { programs: ['lsns'], typed: 'lsns -t net', here: ['ns'], note: 'also those that no process is in' },
  { programs: ['lsns'], typed: 'lsns -p PID', here: ['nsids PID'] },
  { programs: ['lsns', 'readlink', 'ls'], typed: 'readlink /proc/PID/ns/net', here: ['nsids PID'] },
  { programs: ['unshare'], typed: 'unshare -n', here: ['mkns NS'], note: 'with a name, and without a process in it' },
  { programs: ['brctl'], typed: 'brctl show', here: ['bridges'] },
  { programs: ['brctl'], typed: 'brctl showmacs BRIDGE', here: ['fdb --bridge BRIDGE'] },
  { programs: ['bridge'], typed: 'bridge link', here: ['bridges', 'links --all --kind bridge'] },
  { programs: ['bridge'], typed: 'bridge fdb', here: ['fdb'] },
  { programs: ['bridge'], typed: 'bridge vlan', here: ['vlans'] },
  { programs: ['docker', 'podman'], typed: 'docker exec CONTAINER ip addr', here: ['addrs CONTAINER', '@CONTAINER ip addr'], note: 'the programs are those of this machine, so the image needs none' },
  { programs: ['docker', 'podman'], typed: 'docker exec -it CONTAINER sh', here: ['cd CONTAINER'], note: 'its network alone: files and processes stay those of this machine' },
  { programs: ['docker', 'podman'], typed: 'docker ps', here: ['ns'] },
  { programs: ['docker', 'podman'], typed: 'docker inspect CONTAINER', here: ['search CONTAINER', 'topo CONTAINER'] },
  { programs: ['docker', 'podman'], typed: 'docker port CONTAINER', here: ['sockets CONTAINER --listen'] },
  { programs: ['kubectl', 'crictl'], typed: 'kubectl debug POD', here: ['cd POD', '@POD tcpdump'], note: 'on its node' },
  { programs: ['ss', 'netstat'], typed: 'ss -ltnp', here: ['sockets --listen --process'] },
  { programs: ['ss', 'netstat'], typed: 'ss -tnp state established', here: ['sockets --connected --type tcp'] },
  { programs: ['ss', 'netstat', 'lsof', 'fuser'], typed: 'ss -ltnp sport = :PORT', here: ['sockets --all --port PORT', 'search PORT --kind socket'], note: 'in all namespaces, with their names' },
  { programs: ['netstat'], typed: 'netstat -rn', here: ['routes'] },
  { programs: ['netstat', 'ifconfig'], typed: 'netstat -i', here: ['links --stats'] },
  { programs: ['ifconfig'], typed: 'ifconfig -a', here: ['links', 'addrs'] },
  { programs: ['route'], typed: 'route -n', here: ['routes'] },
  { programs: ['arp'], typed: 'arp -n', here: ['neighbours'] },
  { programs: ['ethtool'], typed: 'ethtool -S veth0 | grep peer_ifindex', here: ['peer LINK'], note: 'with the namespace that the index is of' },
  { programs: ['iptables', 'ip6tables'], typed: 'iptables-save', here: ['firewall'], note: 'with the rules of nftables, each once' },
  { programs: ['iptables', 'ip6tables'], typed: 'iptables -L -n -v', here: ['firewall', '@all iptables -L -n -v'] },
  { programs: ['nft'], typed: 'nft list ruleset', here: ['firewall'] },
  { programs: ['conntrack'], typed: 'conntrack -L', here: ['@NS conntrack -L', 'path NS ADDRESS'], note: 'each namespace tracks for itself; path says where NAT leads' },
  { programs: ['tc'], typed: 'tc -s qdisc', here: ['qdiscs'] },
  { programs: ['tc'], typed: 'tc -s class', here: ['qdiscs --classes'] },
  { programs: ['tcpdump', 'tshark', 'wireshark'], typed: 'tcpdump -i LINK', here: ['capture LINK', 'capture NS:LINK OTHER:LINK'], note: 'on several links at once, in the order of time' },
  { programs: ['tcpdump', 'tshark', 'wireshark'], typed: 'tcpdump -i LINK -w FILE icmp', here: ['capture LINK -w FILE -- icmp'] },
  { programs: ['ping'], typed: 'for each of them: ping ADDRESS', here: ['reach', 'reach NS OTHER'] },
  { programs: ['traceroute', 'mtr', 'tracepath'], typed: 'traceroute ADDRESS', here: ['path ADDRESS'], note: 'through bridges, NAT and firewalls too, without sending anything' },
  { programs: ['nc', 'telnet', 'curl'], typed: 'nc -vz ADDRESS PORT', here: ['reach NS OTHER --tcp PORT'] },
  { programs: ['dig', 'nslookup', 'host', 'resolvectl'], typed: 'cat /etc/resolv.conf', here: ['dns'], note: 'what counts inside, and whose it is' },
  { programs: ['ps', 'pgrep'], typed: 'ps -o netns,pid,args', here: ['procs', 'procs --all'] },
  { programs: ['watch'], typed: 'watch ip -s link', here: ['live links --stats'], note: 'what changed is marked' },
  { programs: ['diff'], typed: 'ip addr > before; ip addr | diff before -', here: ['save FILE', 'compare FILE'] },
  { programs: ['sudo'], typed: 'sudo ip netns exec NS PROGRAM', here: ['@NS PROGRAM'], note: 'netnsh itself needs the rights: sudo netnsh' },
  { programs: ['bash', 'sh', 'zsh', 'fish'], typed: 'ip netns exec NS bash', here: ['cd NS', '@NS bash'] },
];

export function knownPrograms(): readonly string[] {
  return [...new Set(idioms.flatMap(({ programs }) => programs))];
}
