import { findOperand } from '../../commands/survey.ts';
import type { Shell } from '../shell.ts';
import { listFiles } from './from-files.ts';
import { listPids } from './from-kernel.ts';
import type { Here } from './question.ts';
import type { Proposal } from './proposal.ts';

/** What `resolve` may be asked for, by the kind that stands before it. */
export async function listResolvable(shell: Shell, [, ...words]: readonly string[], prefix: string, here: Here): Promise<readonly Proposal[]> {
  switch (words.find((word) => !word.startsWith('-'))) {
    case 'inode':
      return (await shell.memory.survey()).namespaces.map(({ id, label }) => ({ value: String(id.inode), description: label }));
    case 'pid':
      return await listPids(shell);
    case 'nsid':
      return await listNsids(shell, words, here);
    default:
      return listFiles(shell, prefix, 'any');
  }
}

/** The numbers by which the current namespace, or that of `--from`, knows others. */
async function listNsids(shell: Shell, words: readonly string[], here: Here): Promise<readonly Proposal[]> {
  const { namespaces } = await shell.memory.survey();
  const at = words.indexOf('--from');
  const named = at < 0 ? words.find((word) => word.startsWith('--from='))?.slice('--from='.length) : words[at + 1];
  const observer = named === undefined ? await here() : await findOperand(named, await shell.memory.survey(), shell.place);
  const nsids = await shell.ports.kernel.readNsids(observer, namespaces);
  const known = namespaces.flatMap(({ label }, index) => (nsids[index] === undefined ? [] : [{ nsid: nsids[index], label }]));
  return known.sort((a, b) => a.nsid - b.nsid).map(({ nsid, label }) => ({ value: String(nsid), description: label }));
}
