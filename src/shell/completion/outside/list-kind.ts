import type { Namespace } from '../../../model/namespace.ts';
import type { Shell } from '../../shell.ts';
import { listFiles, listPrograms } from '../from-files.ts';
import { listNftChains, listNftTables } from '../from-firewall.ts';
import { listLinks, listPids, listPidsInside, listPorts } from '../from-kernel.ts';
import { listDestinationsHere, listIfaddrs, listNeighbours, listTables } from '../from-routes.ts';
import type { Proposal } from '../proposal.ts';
import type { Expected } from './expect.ts';
import { listContainers, listNames, listUsers } from './from-registers.ts';
import { listHosts } from './hosts.ts';
import type { Kind } from './syntax.ts';

/** What is asked of one kind: which word is typed, where the program will look, and what stood before. */
export interface Wanted {
  readonly shell: Shell;
  readonly prefix: string;
  readonly here: () => Promise<Namespace>;
  readonly expected: Expected;
}

/** Everything of a kind that Tab can name. */
export async function listKind(kind: Kind, wanted: Wanted): Promise<readonly Proposal[]> {
  const { shell, prefix, here, expected } = wanted;
  switch (kind) {
    case 'DEVICE':
      return await listLinks(shell, await here());
    case 'BRIDGE':
    case 'MASTER':
    case 'VRF':
      return await listLinks(shell, await here(), linkKinds[kind]);
    case 'ADDRESS':
      return await listHosts(shell, await here());
    case 'LOGIN':
      return behind(prefix.slice(0, prefix.lastIndexOf('@') + 1), await listHosts(shell, await here()));
    case 'URL':
      return await listUrls(wanted);
    case 'SERVER':
      return behind('@', await listHosts(shell, await here()));
    case 'COPY':
      return [...listFiles(shell, prefix, 'any'), ...goingOn(behind(prefix.slice(0, prefix.lastIndexOf('@') + 1), await listHosts(shell, await here())))];
    case 'IFADDR':
      return await listIfaddrs(shell, await here());
    case 'NEIGHBOUR':
      return await listNeighbours(shell, await here());
    case 'ROUTE':
      return await listDestinationsHere(shell, await here());
    case 'TABLE':
      return await listTables(shell, await here());
    case 'PORT':
      return behind(':', await listPorts(shell, await here()));
    case 'NETNS':
      return await listNames(shell, 'names');
    case 'NETNS_PATH':
      return [...(await listNames(shell, 'paths')), ...listFiles(shell, prefix, 'any')];
    case 'PID':
      return await listPidsInside(shell, await here());
    case 'TARGET':
      return await listPids(shell);
    case 'CONTAINER':
      return await listContainers(shell, expected.program);
    case 'COPY_FROM':
      return [...listFiles(shell, prefix, 'any'), ...goingOn(await listContainers(shell, expected.program))];
    case 'NFT_TABLE':
      return await listNftTables(shell, await here(), familyOf(expected.given));
    case 'NFT_CHAIN':
      return await listNftChains(shell, await here(), familyOf(expected.given), expected.given.at(-1) ?? '');
    case 'USER':
      return await listUsers(shell);
    case 'FILE':
      return listFiles(shell, prefix, 'any');
    case 'FOLDER':
      return listFiles(shell, prefix, 'folders');
    case 'LINE':
      return prefix === '' ? [] : listPrograms(shell, prefix);
    case 'LINE_THERE':
      return [];
  }
}

const linkKinds = { BRIDGE: ['bridge'], MASTER: ['bridge', 'bond', 'vrf', 'team'], VRF: ['vrf'] } as const;

/** nft(8): a table without a family is one of ip. */
function familyOf([first = '']: readonly string[]): string {
  return ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'].includes(first) ? first : 'ip';
}

/** `http://10.0.0.2`; an address of IPv6 stands in brackets. */
async function listUrls({ shell, prefix, here }: Wanted): Promise<readonly Proposal[]> {
  const [lead = ''] = /^[a-z]+:\/\//.exec(prefix) ?? [];
  const hosts = await listHosts(shell, await here());
  return goingOn(behind(lead, hosts.map((host) => (host.value.includes(':') ? { ...host, value: `[${host.value}]` } : host))), lead === '' ? '' : '/');
}

function behind(lead: string, proposals: readonly Proposal[]): readonly Proposal[] {
  return lead === '' ? proposals : proposals.map((proposal) => ({ ...proposal, value: lead + proposal.value }));
}

/** A path follows in the same word. */
function goingOn(proposals: readonly Proposal[], joint = ':'): readonly Proposal[] {
  return proposals.map((proposal) => ({ ...proposal, value: proposal.value + joint, isOpen: true }));
}
