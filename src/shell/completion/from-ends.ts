import type { Shell } from '../shell.ts';
import { lookupNamespace } from './from-capture.ts';
import { listNamespaces } from './from-kernel.ts';
import { isMeantElsewhere, listAddresses, listAddressesElsewhere } from './from-routes.ts';
import type { Proposal } from './proposal.ts';

/** Where a packet may come from or go to: namespaces and their addresses; behind `NS:` those that it has. */
export async function listEnds(shell: Shell, prefix: string): Promise<readonly Proposal[]> {
  for (let at = prefix.lastIndexOf(':'); at > 0; at = prefix.lastIndexOf(':', at - 1)) {
    const lead = prefix.slice(0, at + 1);
    const namespace = await lookupNamespace(shell, lead.slice(0, -1));
    if (namespace !== undefined) return (await listAddresses(shell, [namespace])).filter(isMeantElsewhere).map(({ value, ...rest }) => ({ ...rest, value: lead + value }));
  }
  return [...(await listNamespaces(shell)), ...(await listAddressesElsewhere(shell))];
}
