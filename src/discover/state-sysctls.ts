import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { StateSysctl } from '../model/state.ts';
import type { LinksOf } from '../model/wiring.ts';

/** ip-sysctl.rst and nf_conntrack-sysctl.rst: what decides whether a packet goes on. */
const ofNamespace = ['ipv4/ip_forward', 'ipv6/conf/all/forwarding', 'bridge/bridge-nf-call-iptables', 'bridge/bridge-nf-call-ip6tables'];
const ofLink = ['forwarding', 'rp_filter', 'arp_ignore'];

/** Those that this kernel has. */
export async function readSysctls(kernel: Pick<Kernel, 'readSysctl'>, { namespace, links }: LinksOf): Promise<readonly StateSysctl[]> {
  // A link's name may hold a dot, but no slash, so that it is one folder.
  const folders = ['all', ...links.filter(({ kind }) => kind !== 'loopback').map(({ name }) => name)];
  const paths = [...ofNamespace, ...folders.flatMap((folder) => ofLink.map((name) => `ipv4/conf/${folder}/${name}`))];
  const found: StateSysctl[] = [];
  try {
    for (const path of paths) {
      const value = await kernel.readSysctl(namespace, path);
      if (value !== undefined) found.push({ path, value });
    }
  } catch (error) {
    if (!(error instanceof KernelError || error instanceof ShellError)) throw error; // it is gone, or may not be entered: the rest is all the more telling
  }
  return found;
}
