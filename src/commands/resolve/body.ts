import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { namespaceKey, type Namespace, type OwnerName } from '../../model/namespace.ts';
import { printable } from '../../render/printable.ts';
import type { View } from '../../render/view.ts';
import type { resolveArguments } from '../resolve.ts';
import type { Scope } from '../scope.ts';

/** What one number or path stands for, as JSON gives it (docs/json.md). */
export interface ResolvedRow {
  readonly asked: string;
  readonly namespace: string | undefined;
  readonly inode: number | undefined;
  readonly names: readonly string[];
  readonly owners: readonly OwnerName[];
  readonly path: string | undefined;
  readonly problem: string | undefined;
}

export const view: View<ResolvedRow> = {
  columns: [
    { name: 'asked', value: (row) => row.asked },
    { name: 'namespace', value: (row) => row.namespace, role: 'name', isName: true },
    { name: 'inode', value: (row) => row.inode, align: 'right' },
    { name: 'names', value: (row) => row.names },
    { name: 'owners', value: (row) => row.owners.map(({ kind, name }) => `${kind} ${name}`) },
    { name: 'path', value: (row) => row.path },
    { name: 'problem', value: (row) => row.problem, role: 'warning', whenAny: true },
  ],
  empty: () => '',
  draw: (rows, canvas) => rows.map(({ namespace = '-' }) => (canvas.isTerminal ? printable(namespace) : namespace)).join('\n'),
};

export async function run({ kind, values, from }: Values<typeof resolveArguments>, scope: Scope) {
  if (from !== undefined && kind !== 'nsid') throw new UsageError(`--from belongs to nsids, not to ${kind === 'inode' ? 'an' : 'a'} ${kind}`, { word: from, hint: `resolve ${kind} needs no --from` });
  if (kind !== 'path') values.forEach(refuseNoNumber(kind));
  const resolveOne = kind === 'nsid' ? await nsidResolver(from, scope) : (value: string) => scope.find(kind === 'path' ? asPath(value) : `${kind}:${value.replace(/^net:\[(\d+)\]$/, '$1')}`);
  const rows: ResolvedRow[] = [];
  for (const value of values) rows.push(await tryToResolve(value, resolveOne, values.length > 1, scope));
  return rows;
}

function refuseNoNumber(kind: string): (value: string) => void {
  return (value) => {
    if (/^\d+$/.test(value) || (kind === 'inode' && /^net:\[\d+\]$/.test(value))) return;
    throw new UsageError(`${value} is no ${kind}`, { word: value, hint: kind === 'inode' ? 'an inode is a number, or net:[NUMBER] as readlink prints it' : `${kind === 'pid' ? 'a pid' : 'an nsid'} is a whole number` });
  };
}

/** A path without a slash is a file of the current folder, and no name. */
function asPath(value: string): string {
  return value.includes('/') ? value : `./${value}`;
}

async function nsidResolver(from: string | undefined, scope: Scope): Promise<(value: string) => Promise<Namespace>> {
  const observer = from === undefined ? scope.here : await scope.find(from);
  const { namespaces } = await scope.survey();
  const nsids = await scope.kernel.readNsids(observer, namespaces);
  return async (value) => {
    const found = namespaces.find((_, at) => nsids[at] === Number(value));
    if (found !== undefined) return found;
    const known = nsids.filter((nsid) => nsid !== undefined).sort((a, b) => a - b);
    throw new ShellError(`${observer.label} knows no namespace as ${value}`, { word: value, hint: known.length === 0 ? `${observer.label} knows none at all` : `it knows ${known.join(', ')}` });
  };
}

/** One value alone that stands for nothing is the command's failure; among several its line says so. */
async function tryToResolve(value: string, resolveOne: (value: string) => Promise<Namespace>, several: boolean, scope: Scope): Promise<ResolvedRow> {
  try {
    const found = await resolveOne(value);
    const { namespaces } = await scope.survey();
    const { label, id, names, owners, paths } = namespaces.find((one) => namespaceKey(one.id) === namespaceKey(found.id)) ?? found;
    return { asked: value, namespace: label, inode: id.inode, names, owners, path: paths[0], problem: undefined };
  } catch (error) {
    if (!several || !(error instanceof ShellError)) throw error;
    scope.notice(error.message);
    return { asked: value, namespace: undefined, inode: undefined, names: [], owners: [], path: undefined, problem: error.message };
  }
}
