import type { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';
import { linkNames, matchAddresses } from '../model/search/address-matches.ts';
import { matchLinks } from '../model/search/link-matches.ts';
import type { Match } from '../model/search/match.ts';
import { matchNamespace } from '../model/search/namespace-matches.ts';
import { matchOutside, type SearchedOutside } from '../model/search/outside-matches.ts';
import { matchProcesses } from '../model/search/process-matches.ts';
import { matchSockets } from '../model/search/socket-matches.ts';
import type { Sought } from '../model/search/sought.ts';
import type { SocketType } from '../model/socket.ts';
import { matchRoute } from './search-routes.ts';
import type { Snapshot } from './snapshot.ts';

type Reader = Pick<Kernel, 'readInside' | 'readSockets' | 'readProcesses' | 'readNsids' | 'lookupRoute'>;

/** What was found in one namespace. */
export interface Found {
  readonly namespace: Namespace;
  readonly matches: readonly Match[];
}

/** Where and for whom is searched. */
export interface Searcher {
  /** Whose nsids are meant. */
  readonly here: Namespace;
  readonly ownPid: number;
  /** What is told of a namespace that can not be read; it says so itself where that is nothing. */
  readonly lookFromOutside: (namespace: Namespace, failure: KernelError | ShellError) => Promise<SearchedOutside | undefined>;
}

/** Looks through the whole machine. Only what the sought word can mean is read: nobody has a MAC for a pid. */
export async function searchMachine(kernel: Reader, { namespaces, sockets: holders }: Snapshot, sought: Sought, { here, ownPid, lookFromOutside }: Searcher): Promise<readonly Found[]> {
  const isWhere = sought.prefix !== undefined || sought.mac !== undefined;
  const readings = await kernel.readInside(namespaces, ['links', 'addresses', 'neighbours', ...(isWhere ? (['forwardingEntries'] as const) : [])]);
  const types = socketTypesOf(sought);
  const sockets = types.length > 0 ? await kernel.readSockets(namespaces, { types }) : [];
  const nsids = sought.number === undefined ? [] : await kernel.readNsids(here, namespaces);
  const pids = new Map(holders.map(({ inode, pid }) => [inode, pid]));
  const pidOf = (inode: number): number | undefined => pids.get(inode);
  const callers = isWhere ? new Set<number>() : await findCallers(kernel, ownPid);

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
      if (socketReading !== undefined && 'sockets' in socketReading) matches.push(...matchSockets(socketReading.sockets, sought, { linkNameOf, pidOf }));
    } else if (reading !== undefined) {
      const outside = await lookFromOutside(namespace, reading.failure);
      if (outside !== undefined) matches.push(...matchOutside(outside, sought, pidOf));
    }
    if (!isWhere) matches.push(...matchProcesses((await readProcesses(kernel, namespace, sought)).filter(({ pid }) => pid !== ownPid), sought, callers));
    if (sought.number !== undefined && nsids[at] === sought.number) matches.push(nsidMatch(sought.number, here));
    found.push({ namespace, matches });
  }
  return await nameHolders(kernel, found);
}

/** A number may be a port, a word the name of a unix socket. */
function socketTypesOf({ isAddress, prefix, mac, number }: Sought): readonly SocketType[] {
  if (isAddress) return ['tcp', 'udp'];
  if (number !== undefined) return number <= LAST_PORT ? ['tcp', 'udp'] : [];
  return prefix === undefined && mac === undefined ? ['unix'] : [];
}

/** Who started netnsh, and who started that: the shell, sudo, script. */
async function findCallers(kernel: Reader, ownPid: number): Promise<ReadonlySet<number>> {
  const callers = new Set<number>();
  for (let pid: number | undefined = ownPid; pid !== undefined && pid > 0 && !callers.has(pid);) {
    callers.add(pid);
    pid = (await kernel.readProcesses([pid]))[0]?.parent;
  }
  return callers;
}

/** Of a socket, "which process?" is the next question. */
async function nameHolders(kernel: Reader, found: readonly Found[]): Promise<readonly Found[]> {
  const held = found.flatMap(({ matches }) => matches.flatMap(({ kind, pid }) => (kind === 'socket' && pid !== undefined ? [pid] : [])));
  const names = new Map((await kernel.readProcesses([...new Set(held)])).map(({ pid, name }) => [pid, name]));
  return found.map(({ namespace, matches }) => ({
    namespace,
    matches: matches.map((match) => {
      const name = match.kind === 'socket' && match.pid !== undefined ? names.get(match.pid) : undefined;
      return name === undefined ? match : { ...match, detail: `${match.detail}, of ${name}` };
    }),
  }));
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

