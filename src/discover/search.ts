import type { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';
import { linkNames, matchAddresses } from '../model/search/address-matches.ts';
import { matchLinks } from '../model/search/link-matches.ts';
import type { Match } from '../model/search/match.ts';
import { matchNamespace } from '../model/search/namespace-matches.ts';
import { matchProcesses } from '../model/search/process-matches.ts';
import { matchSockets } from '../model/search/socket-matches.ts';
import type { Sought } from '../model/search/sought.ts';
import { matchRoute } from './search-routes.ts';
import type { Snapshot } from './snapshot.ts';

type Reader = Pick<Kernel, 'readInside' | 'readSockets' | 'readProcesses' | 'readNsids' | 'lookupRoute'>;

/** What was found in one namespace, and why some of it could not be looked into. */
export interface Found {
  readonly namespace: Namespace;
  readonly matches: readonly Match[];
  readonly failure: KernelError | ShellError | undefined;
}

/** Looks through the whole machine. Only what the sought word can mean is read: nobody has a MAC for a pid. `here` is whose nsids are meant. */
export async function searchMachine(kernel: Reader, { namespaces, sockets: holders }: Snapshot, sought: Sought, here: Namespace, ownPid: number): Promise<readonly Found[]> {
  const isWhere = sought.prefix !== undefined || sought.mac !== undefined;
  const readings = await kernel.readInside(namespaces, ['links', 'addresses', 'neighbours', ...(isWhere ? (['forwardingEntries'] as const) : [])]);
  const wantsSockets = sought.isAddress || (sought.number !== undefined && sought.number <= LAST_PORT);
  const sockets = wantsSockets ? await kernel.readSockets(namespaces, { types: ['tcp', 'udp'] }) : [];
  const nsids = sought.number === undefined ? [] : await kernel.readNsids(here, namespaces);
  const pids = new Map(holders.map(({ inode, pid }) => [inode, pid]));

  const found: Found[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const matches: Match[] = [...matchNamespace(namespace, sought)];
    const [reading, socketReading] = [readings[at], sockets[at]];
    if (reading !== undefined && 'inside' in reading) {
      const { links, addresses, neighbours } = reading.inside;
      const forwardingEntries = 'forwardingEntries' in reading.inside ? reading.inside.forwardingEntries : [];
      const linkNameOf = linkNames(links);
      if (!isWhere || sought.mac !== undefined) matches.push(...matchLinks(links, sought));
      matches.push(...matchAddresses({ links, addresses, neighbours, forwardingEntries }, sought));
      if (sought.isAddress) matches.push(...(await matchRoute(kernel, namespace, sought.text, linkNameOf)));
      if (socketReading !== undefined && 'sockets' in socketReading) matches.push(...matchSockets(socketReading.sockets, sought, { linkNameOf, pidOf: (inode) => pids.get(inode) }));
    }
    if (!isWhere) matches.push(...matchProcesses((await readProcesses(kernel, namespace, sought)).filter(({ pid }) => pid !== ownPid), sought));
    if (sought.number !== undefined && nsids[at] === sought.number) matches.push(nsidMatch(sought.number, here));
    found.push({ namespace, matches, failure: reading !== undefined && 'failure' in reading ? reading.failure : undefined });
  }
  return found;
}

const LAST_PORT = 65535;

/** A number can only be one process. */
async function readProcesses(kernel: Reader, { pids }: Namespace, { number }: Sought) {
  if (number !== undefined) return pids.includes(number) ? await kernel.readProcesses([number]) : [];
  return await kernel.readProcesses(pids);
}

function nsidMatch(nsid: number, here: Namespace): Match {
  return { kind: 'nsid', nearness: 'exact', found: String(nsid), link: undefined, pid: undefined, detail: `nsid ${nsid}, as ${here.label} numbers it` };
}

