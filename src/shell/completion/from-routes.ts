import type { Link } from '../../model/link.ts';
import type { Namespace } from '../../model/namespace.ts';
import { numberName } from '../../model/number-names.ts';
import type { Shell } from '../shell.ts';
import type { Proposal } from './proposal.ts';

/** Addresses of namespaces: on which link they are. */
export async function listAddresses(shell: Shell, namespaces: readonly Namespace[]): Promise<readonly Proposal[]> {
  const readings = await shell.ports.kernel.readInside(namespaces, ['links', 'addresses']);
  return namespaces.flatMap(({ label }, at) => {
    const reading = readings[at];
    if (reading === undefined || !('inside' in reading)) return [];
    const names = linkNames(reading.inside.links);
    return reading.inside.addresses.map(({ address, linkIndex }) => ({ value: address, description: `${names.get(linkIndex) ?? `#${linkIndex}`} of ${label}` }));
  });
}

/** The addresses of one namespace with their lengths, as `ip address del` wants them: on which link they are. */
export async function listIfaddrs(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const [reading] = await shell.ports.kernel.readInside([here], ['links', 'addresses']);
  if (reading === undefined || !('inside' in reading)) return [];
  const names = linkNames(reading.inside.links);
  return reading.inside.addresses.map(({ address, prefixLength, linkIndex }) => ({ value: `${address}/${prefixLength}`, description: names.get(linkIndex) }));
}

/** The neighbours of one namespace: where they are, and in which state. */
export async function listNeighbours(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const [reading] = await shell.ports.kernel.readInside([here], ['links', 'neighbours']);
  if (reading === undefined || !('inside' in reading)) return [];
  const names = linkNames(reading.inside.links);
  return reading.inside.neighbours
    .filter(({ states }) => !states.includes('noarp'))
    .map(({ address, linkIndex, mac, states }) => ({ value: address, description: [linkIndex === undefined ? 'every link' : (names.get(linkIndex) ?? `#${linkIndex}`), ...(mac === undefined ? [] : [mac]), ...states].join(', ') }));
}

/** What has a route here. */
export async function listDestinationsHere(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const [reading] = await shell.ports.kernel.readInside([here], ['routes']);
  const routes = reading !== undefined && 'inside' in reading ? reading.inside.routes.filter(({ type }) => type === 'unicast') : [];
  return [...new Map(routes.map(({ destination, family }) => [destination, { value: destination, description: destination === 'default' ? 'default routes' : `${family} route` }])).values()];
}

function linkNames(links: readonly Link[]): ReadonlyMap<number, string> {
  return new Map(links.map(({ index, name }) => [index, name]));
}

/** Where packets may want to go: what has a route here, and the addresses of all namespaces but the loopback's. */
export async function listDestinations(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const prefixes = new Map((await listDestinationsHere(shell, here)).map((proposal) => [proposal.value, proposal]));
  const others = (await listAddressesElsewhere(shell)).map((proposal): [string, Proposal] => [proposal.value, proposal]);
  return [...new Map([...prefixes, ...others]).values()];
}

/** The addresses of all namespaces that mean the same elsewhere too. */
export async function listAddressesElsewhere(shell: Shell): Promise<readonly Proposal[]> {
  const addresses = await shell.memory.list('addresses', async () => await listAddresses(shell, (await shell.memory.latestSurvey()).namespaces));
  return addresses.filter(isMeantElsewhere);
}

/** Not one of the loopback, nor of a single link. */
export function isMeantElsewhere({ value }: Proposal): boolean {
  return !/^(?:127\.|::1$|fe80:)/.test(value);
}

/** Tables that have routes here, and those that have names. */
export async function listTables(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const { tables } = await shell.ports.kernel.readNumberNames();
  const [reading] = await shell.ports.kernel.readInside([here], ['routes']);
  const counts = new Map<number, number>([...tables.nameOf.keys()].map((number) => [number, 0]));
  for (const { table } of reading !== undefined && 'inside' in reading ? reading.inside.routes : []) counts.set(table, (counts.get(table) ?? 0) + 1);
  const named = [...counts].map(([number, count]) => ({ value: numberName(tables, number), description: `${count === 1 ? '1 route' : `${count} routes`} here` }));
  return [...named, { value: 'all', description: 'every table' }];
}
