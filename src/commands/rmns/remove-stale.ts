import { CancelledError, KernelError, ShellError } from '../../errors.ts';
import type { BrokenEntry } from '../../model/namespace.ts';
import type { Deed } from '../../render/deed.ts';
import type { Scope } from '../scope.ts';

/** Takes away all entries of /run/netns that are no namespace, after a question that names each and says why. */
export async function removeStaleEntries(isAgreed: boolean, scope: Scope): Promise<readonly Deed[]> {
  const { broken } = await scope.survey();
  const stale = broken.filter(isRemovable);
  for (const { name, reason, repair } of broken) if (!stale.some((entry) => entry.name === name)) scope.notice(`${name} stays: ${reason}; ${repair}`);
  if (stale.length === 0) {
    scope.notice('no stale entries in /run/netns');
    return [];
  }
  if (!isAgreed) await ask(stale, scope);

  const deeds: Deed[] = [];
  const refusals: unknown[] = [];
  for (const { name } of stale) {
    try {
      await scope.kernel.removeStaleEntry(name);
      deeds.push({ name, action: 'removed', said: `removed ${name}` });
    } catch (error) {
      if (!(error instanceof ShellError || error instanceof KernelError)) throw error;
      refusals.push(error); // the others are removed all the same
      if (stale.length > 1) scope.notice(`${name} stays: ${error.message}`);
    }
  }
  if (deeds.length === 0) throw refusals[0];
  return deeds;
}

/** What nothing would be lost with: files, symlinks, folders. A namespace of another kind is somebody's, and an unreadable entry is unknown. */
function isRemovable({ repair }: BrokenEntry): boolean {
  return repair.startsWith('rmns ') || repair.startsWith('rmdir ');
}

async function ask(stale: readonly BrokenEntry[], scope: Scope): Promise<void> {
  const list = stale.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  if (!(await scope.confirm(`Remove what is no namespace: ${list}?`))) throw new CancelledError();
}
