import { readTopology } from '../../discover/topology.ts';
import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { chooseLinks, namespacesAround } from '../../model/topology/choose.ts';
import { endText } from '../../render/end.ts';
import { printableSentence } from '../../render/printable.ts';
import { drawTopology } from '../../render/topology/draw.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { farEndCell } from '../links/row.ts';
import type { Scope } from '../scope.ts';
import type { topoArguments } from '../topo.ts';
import { makePicture, pictureOrder } from './picture.ts';
import { toTopoRow, type TopoLink, type TopoRow } from './row.ts';

/** Instead of the drawing: a picture for the standard output, or the sentence that it is in a file. A symbol, since it is no field of the row. */
const instead = Symbol('what is written instead of the drawing');

interface Drawn extends TopoRow {
  readonly [instead]?: { readonly text: string; readonly isSaid: boolean };
}

export const view: View<Drawn> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'link', value: (row) => linkOf(row)?.name, role: 'name' },
    { name: 'kind', value: (row) => linkOf(row)?.kind },
    { name: 'state', value: (row) => linkOf(row)?.state, role: (row) => (linkOf(row)?.state === 'up' ? 'up' : 'plain') },
    { name: 'master', value: (row) => linkOf(row)?.master },
    { name: 'other-end', title: 'other end', value: (row) => farText(row) },
    { name: 'addresses', value: (row) => linkOf(row)?.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`), role: 'address' },
    { name: 'problem', value: (row) => row.problem, whenAny: true },
    { name: 'end', value: (row) => [row.namespace, ...(linkOf(row) === undefined ? [] : [linkOf(row)?.name])].join(':'), isName: true, wide: true },
  ],
  empty: (where) => `no namespaces around ${where}`,
  draw: async (rows, canvas, _several, flags) => {
    const other = rows[0]?.[instead];
    if (other === undefined) return drawTopology(rows, canvas, { full: flags.includes('full'), ascii: flags.includes('ascii') });
    if (!other.isSaid) return other.text;
    return canvas.isTerminal ? printableSentence(other.text) : '';
  },
  // A record for each link; one for a namespace without any.
  split: (row) => (row.links.length === 0 ? [row] : row.links.map((link) => ({ ...row, links: [link] }))),
};

export async function run(values: Values<typeof topoArguments>, scope: Scope): Promise<readonly Drawn[]> {
  const order = pictureOrder(values, values.namespaces);
  refuseSomeOfAll(values);
  const depth = parseDepth(values);
  const only = values.only === undefined ? undefined : new Set((await findAll(values.only, scope)));
  const centres = await findAll([...values.namespaces, ...(values.around === undefined ? [] : [values.around])], scope);
  const { namespaces, unseen } = await scope.survey();
  const topology = await readTopology(scope.kernel, namespaces);
  const near = centres.length === 0 ? undefined : namespacesAround(topology, centres, depth);
  for (const what of unseen) scope.notice(unseenText(what));
  const rows = topology.namespaces
    .filter(({ namespace: { label } }) => only?.has(label) !== false && near?.has(label) !== false)
    .map((one) => toTopoRow(chooseLinks(one, { loopback: !values.noLoopback, onlyUp: values.up })));
  const [first, ...others] = rows;
  return order === undefined || first === undefined ? rows : [{ ...first, [instead]: await makePicture(rows, order, values.full, scope) }, ...others];
}

function refuseSomeOfAll({ all, only, around, namespaces }: { readonly all: boolean; readonly only: readonly string[] | undefined; readonly around: string | undefined; readonly namespaces: readonly string[] }): void {
  const some = namespaces[0] ?? around ?? only?.[0];
  if (all && some !== undefined) throw new UsageError(`--all and ${some} contradict each other`, { word: some, hint: 'name namespaces, or say --all' });
}

async function findAll(operands: readonly string[], scope: Scope): Promise<readonly string[]> {
  const labels: string[] = [];
  for (const operand of operands) labels.push((await scope.find(operand)).label);
  return labels;
}

function parseDepth({ depth, namespaces, around }: { readonly depth: string | undefined; readonly namespaces: readonly string[]; readonly around: string | undefined }): number {
  if (depth === undefined) return 1;
  if (!/^\d{1,4}$/.test(depth)) throw new UsageError(`${depth} is not a number of wires`, { word: depth, hint: 'topo beijing --depth 2' });
  if (namespaces.length === 0 && around === undefined) throw new UsageError('--depth counts from a namespace, and none is named', { word: '--depth', hint: `topo --around beijing --depth ${depth}` });
  return Number(depth);
}

function linkOf({ links }: TopoRow): TopoLink | undefined {
  return links[0];
}

function farText(row: TopoRow): string | undefined {
  const link = linkOf(row);
  if (link === undefined) return undefined;
  const end = link.peer ?? link.lower;
  return end === undefined ? farEndCell({ ...link, namespace: row.namespace }) : endText(end, row.namespace);
}
