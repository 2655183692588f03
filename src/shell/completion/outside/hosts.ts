import type { Address } from '../../../model/address.ts';
import type { Link } from '../../../model/link.ts';
import { etcNameOf } from '../../../model/named-path.ts';
import type { Namespace } from '../../../model/namespace.ts';
import type { Neighbour } from '../../../model/neighbour.ts';
import type { Shell } from '../../shell.ts';
import type { Proposal } from '../proposal.ts';

/** Whom one may want to talk to: the addresses of all namespaces, their neighbours, and the names that /etc/hosts gives. */
export async function listHosts(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const [addresses, names] = await Promise.all([listAddresses(shell), readHostNames(shell, here)]);
  return [...addresses, ...names];
}

/** The addresses of all namespaces, then those of their neighbours. */
export async function listAddresses(shell: Shell): Promise<readonly Proposal[]> {
  return await shell.memory.list('hosts', async () => await readAddresses(shell));
}

/** One address, and everywhere that it is known. */
interface Known {
  /** `beijing eth0-b`. */
  readonly owners: string[];
  /** Those that only have seen it. */
  readonly seenBy: string[];
}

async function readAddresses(shell: Shell): Promise<readonly Proposal[]> {
  const { namespaces } = await shell.memory.latestSurvey();
  const readings = await shell.ports.kernel.readInside(namespaces, ['links', 'addresses', 'neighbours']);
  const known = new Map<string, Known>();
  const insides = namespaces.map((namespace, at) => ({ namespace, reading: readings[at] }));
  insides.sort((a, b) => Number(isNameless(a.namespace)) - Number(isNameless(b.namespace))); // whoever has a name says more about an address
  for (const { namespace, reading } of insides) if (reading !== undefined && 'inside' in reading) note(reading.inside, namespace.label, known);
  const proposals = [...known].map(([value, { owners, seenBy }]) => ({ value, isOwned: owners.length > 0, description: owners.length > 0 ? counted(owners) : `neighbour of ${counted(seenBy)}` }));
  return [...proposals.filter(({ isOwned }) => isOwned), ...proposals.filter(({ isOwned }) => !isOwned)].map(({ value, description }) => ({ value, description }));
}

function isNameless({ names, owners, isHome }: Namespace): boolean {
  return !isHome && names.length === 0 && owners.length === 0;
}

interface Inside {
  readonly links: readonly Link[];
  readonly addresses: readonly Address[];
  readonly neighbours: readonly Neighbour[];
}

function note({ links, addresses, neighbours }: Inside, label: string, known: Map<string, Known>): void {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const at = (address: string): Known => known.get(address) ?? known.set(address, { owners: [], seenBy: [] }).get(address)!; // it has just been put there
  for (const { address, linkIndex } of addresses) if (!isOnlyNear(address)) at(address).owners.push(`${label} ${names.get(linkIndex) ?? `#${linkIndex}`}`);
  for (const { address, linkIndex, states, mac } of neighbours) {
    if (isOnlyNear(address) || mac === undefined || linkIndex === undefined || states.some((state) => state === 'failed' || state === 'noarp' || state === 'none')) continue;
    at(address).seenBy.push(`${label} ${names.get(linkIndex) ?? `#${linkIndex}`}`);
  }
}

/** Of the loopback, of one link, or of a group: nothing that a name for the machine would mean. */
function isOnlyNear(address: string): boolean {
  return /^(?:127\.|::1$|fe[89ab][\da-f]:|ff[\da-f]{2}:|22[4-9]\.|23\d\.)/i.test(address);
}

function counted([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** hosts(5); a namespace may have a file of its own (ip-netns(8)). */
async function readHostNames(shell: Shell, here: Namespace): Promise<readonly Proposal[]> {
  const own = etcNameOf(here.paths);
  const { kernel } = shell.ports;
  const text = (own === undefined ? undefined : await kernel.readTextFile(`/etc/netns/${own}/hosts`)) ?? (await kernel.readTextFile('/etc/hosts')) ?? '';
  const names = new Map<string, Proposal>();
  for (const line of text.split('\n')) {
    const [address = '', ...words] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!isOnlyNear(address)) for (const value of words) if (!names.has(value)) names.set(value, { value, description: `${address}, by /etc/hosts` });
  }
  return [...names.values()];
}
