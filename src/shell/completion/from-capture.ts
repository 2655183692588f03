import { findOperand } from '../../commands/survey.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Shell } from '../shell.ts';
import { listLinks, listNamespaces } from './from-kernel.ts';
import type { Proposal } from './proposal.ts';

const allLinks: Proposal = { value: 'any', description: 'all links' };

/** Links here, and namespaces behind whose colon links of theirs follow; behind such a colon those links. */
export async function listCaptureSources(shell: Shell, prefix: string, here: Namespace): Promise<readonly Proposal[]> {
  const elsewhere = await lookupNamespace(shell, prefix.slice(0, Math.max(0, prefix.lastIndexOf(':'))));
  if (elsewhere !== undefined) {
    const lead = prefix.slice(0, prefix.lastIndexOf(':') + 1);
    return [...(await listLinks(shell, elsewhere)), allLinks].map(({ value, ...rest }) => ({ ...rest, value: lead + value }));
  }
  const namespaces = await listNamespaces(shell);
  return [...(await listLinks(shell, here)), allLinks, ...namespaces.map((proposal): Proposal => ({ ...proposal, value: `${proposal.value}:`, isOpen: true }))];
}

/** `net:[40` is not finished yet. */
export async function lookupNamespace(shell: Shell, operand: string): Promise<Namespace | undefined> {
  if (operand === '') return undefined;
  try {
    return await findOperand(operand, await shell.memory.survey(), shell.place);
  } catch {
    return undefined;
  }
}
