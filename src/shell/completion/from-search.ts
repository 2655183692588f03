import { compareNaturally } from '../../model/natural-order.ts';
import type { Shell } from '../shell.ts';
import { listNamespaces } from './from-kernel.ts';
import type { Proposal } from './proposal.ts';

/** What one may look for on the machine: namespaces, links and addresses, each with where it is. */
export async function listFindable(shell: Shell): Promise<readonly Proposal[]> {
  return [...(await listNamespaces(shell)), ...(await shell.memory.list('findable', async () => await readFindable(shell)))];
}

async function readFindable(shell: Shell): Promise<readonly Proposal[]> {
  const { namespaces } = await shell.memory.latestSurvey();
  const readings = await shell.ports.kernel.readInside(namespaces, ['links', 'addresses']);
  const things = namespaces.flatMap(({ label }, at) => {
    const reading = readings[at];
    if (reading === undefined || !('inside' in reading)) return [];
    const { links, addresses } = reading.inside;
    return [...links.map(({ name, kind }) => ({ value: name, where: `${kind} in ${label}` })), ...addresses.map(({ address }) => ({ value: address, where: `address in ${label}` }))];
  });
  const places = new Map<string, string[]>();
  for (const { value, where } of things) places.set(value, [...(places.get(value) ?? []), where]);
  const proposals = [...places].map(([value, [first = '', ...others]]) => ({ value, description: others.length === 0 ? first : `${first} and ${others.length} more` }));
  return proposals.sort((a, b) => compareNaturally(a.value, b.value));
}
