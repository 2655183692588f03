import { CancelledError, ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { nameOfPath, pathOfName } from '../../model/named-path.ts';
import type { BrokenEntry, Namespace } from '../../model/namespace.ts';
import type { Deed } from '../../render/deed.ts';
import type { rmnsArguments } from '../rmns.ts';
import type { Scope } from '../scope.ts';
import { removeStaleEntries } from './remove-stale.ts';

export { deedView as view } from '../../render/deed.ts';

export async function run({ names, stale, yes }: Values<typeof rmnsArguments>, scope: Scope): Promise<readonly Deed[]> {
  const [first] = names;
  if (stale && first !== undefined) throw new UsageError(`--stale and ${first} contradict each other`, { word: first, hint: 'name what to remove, or say --stale' });
  if (stale) return await removeStaleEntries(yes, scope);
  if (first === undefined) throw new UsageError('rmns needs NS', { hint: 'usage: rmns NS... [--yes], or rmns --stale' });
  const targets = [];
  for (const name of names) targets.push(await findName(name, scope));
  if (!yes) await askAboutProcesses(targets, scope);
  const deeds: Deed[] = [];
  try {
    for (const { name } of targets) {
      await scope.kernel.deleteNamespace(name);
      deeds.push({ name, action: 'removed', said: `removed ${name}` });
    }
  } catch (error) {
    for (const { said } of deeds) scope.notice(said); // what is gone can not be brought back, but it can be said
    throw error;
  }
  return deeds;
}

interface NameToRemove {
  readonly name: string;
  /** `undefined` for a stale entry. */
  readonly namespace: Namespace | undefined;
}

/** Everything is looked up before anything is removed. */
async function findName(operand: string, scope: Scope): Promise<NameToRemove> {
  const { broken } = await scope.survey();
  const word = operand.replace(/^name:/, '');
  const entry = broken.find(({ path }) => path === pathOfName(word));
  if (entry !== undefined) return removable(entry, operand);
  const namespace = await scope.find(operand);
  const names = namespace.paths.flatMap((path) => nameOfPath(path) ?? []);
  const name = names.find((one) => one === word) ?? (names.length === 1 ? names[0] : undefined);
  if (name !== undefined) return { name, namespace };
  if (names.length > 1) {
    const several = new ShellError(`${operand} has several names: ${names.join(', ')}`, { word: operand, hint: 'say which name to remove' });
    return { name: await scope.choose('name', async () => names.map((shown) => ({ shown })), several), namespace };
  }
  throw new ShellError(`${operand} has no name in /run/netns that could be removed`, { word: operand, hint: 'it ends when nothing holds it any more: sharers shows what does' });
}

/** A stale file or symlink; what else lies there has a remedy of its own. */
function removable({ name, reason, repair }: BrokenEntry, operand: string): NameToRemove {
  if (repair.startsWith('rmns ')) return { name, namespace: undefined };
  throw new ShellError(`${name} is no namespace: ${reason}`, { word: operand, hint: `to take it away: ${repair}` });
}

async function askAboutProcesses(targets: readonly NameToRemove[], scope: Scope): Promise<void> {
  for (const { name, namespace } of targets) {
    const pids = namespace?.pids ?? [];
    if (pids.length === 0) continue;
    const whom = pids.length === 1 ? `process ${pids[0]} is` : `${pids.length} processes are`;
    if (!(await scope.confirm(`${whom} inside ${name} and will keep it alive without a name. Remove the name?`))) throw new CancelledError();
  }
}
