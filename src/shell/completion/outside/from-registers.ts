import { compareNaturally } from '../../../model/natural-order.ts';
import { NAMES_DIRECTORY } from '../../../model/named-path.ts';
import type { Shell } from '../../shell.ts';
import type { Proposal } from '../proposal.ts';

/** What ip netns would list, with what is no namespace any more: that is named only to be taken away. */
export async function listNames(shell: Shell, as: 'names' | 'paths'): Promise<readonly Proposal[]> {
  return await shell.memory.list(as, async () => await readNames(shell, as));
}

async function readNames(shell: Shell, as: 'names' | 'paths'): Promise<readonly Proposal[]> {
  const entries = await shell.ports.kernel.readNamedEntries(NAMES_DIRECTORY);
  const proposals = entries.map(({ name, path, found }) => ({ value: as === 'names' ? name : path, description: found.is === 'namespace' ? `inode ${found.id.inode}` : `no namespace: ${found.reason}` }));
  return proposals.sort((a, b) => compareNaturally(a.value, b.value));
}

/** The containers of a runtime by their names: the namespace that each is in. */
export async function listContainers(shell: Shell, runtime: string): Promise<readonly Proposal[]> {
  const { namespaces } = await shell.memory.survey();
  const found = namespaces.flatMap(({ label, owners, pids }) =>
    owners.filter(({ kind }) => kind === runtime).map(({ name, id }) => ({ value: name, description: [...(label === name ? [] : [label]), ...(id === undefined ? [] : [id.slice(0, 12)]), pids.length === 1 ? '1 process' : `${pids.length} processes`].join(', ') })),
  );
  return found.sort((a, b) => compareNaturally(a.value, b.value));
}

export async function listUsers(shell: Shell): Promise<readonly Proposal[]> {
  return [...(await shell.ports.kernel.readUserNames())].map(([uid, value]) => ({ value, description: `uid ${uid}` }));
}
