import { bridge } from './programs/bridge.ts';
import { containers } from './programs/containers.ts';
import { ip } from './programs/ip.ts';
import { iptables } from './programs/iptables.ts';
import { kill, strace } from './programs/kill.ts';
import { nft } from './programs/nft.ts';
import { arp, brctl, curl, dig, ethtool, ifconfig, iperf, nc, nmap, telnet, wg } from './programs/others.ts';
import { arping, ping } from './programs/ping.ts';
import { ss } from './programs/ss.ts';
import { scp, sftp, ssh } from './programs/ssh.ts';
import { tc } from './programs/tc.ts';
import { tcpdump } from './programs/tcpdump.ts';
import { mtr, tracepath, traceroute } from './programs/traceroute.ts';
import { nice, nsenter, plain, sudo, time, timeout, watch } from './programs/wrappers.ts';
import type { ProgramSyntax } from './syntax.ts';

/** The programs whose words Tab knows, by their names. */
const programs: ReadonlyMap<string, ProgramSyntax> = new Map(
  Object.entries({
    ...{ ip, bridge, tc, ss, nft, iptables, ip6tables: iptables, wg, ethtool, ifconfig, brctl, arp },
    ...{ ping, ping4: ping, ping6: ping, arping, traceroute, traceroute6: traceroute, tracepath, mtr, nmap, nc, ncat: nc, netcat: nc, telnet, iperf3: iperf, iperf, curl, dig },
    ...{ ssh, scp, sftp, tcpdump, kill, strace, docker: containers, podman: containers },
    ...{ sudo, doas: sudo, nohup: plain, exec: plain, setsid: plain, time, nice, timeout, watch, nsenter },
  }),
);

export function lookupSyntax(program: string): ProgramSyntax | undefined {
  return programs.get(program);
}
