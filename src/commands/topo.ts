import { UsageError } from '../errors.ts';
import { readTopology } from '../discover/topology.ts';
import { chooseLinks, namespacesAround } from '../model/topology/choose.ts';
import { endText } from '../render/end.ts';
import { printableSentence } from '../render/printable.ts';
import { unseenText } from '../render/unseen.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { farEndCell } from './links/row.ts';
import type { Scope } from './scope.ts';
import { makePicture, pictureOrder } from './topo/picture.ts';
import { toTopoRow, type TopoLink, type TopoRow } from './topo/row.ts';

/** Instead of the drawing: a picture for the standard output, or the sentence that it is in a file. A symbol, since it is no field of the row. */
const instead = Symbol('what is written instead of the drawing');

interface Drawn extends TopoRow {
  readonly [instead]?: { readonly text: string; readonly isSaid: boolean };
}

const picture: View<Drawn> = {
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
    const { drawTopology } = await import('../render/topology/draw.ts');
    if (other === undefined) return drawTopology(rows, canvas, { full: flags.includes('full'), ascii: flags.includes('ascii') });
    if (!other.isSaid) return other.text;
    return canvas.isTerminal ? printableSentence(other.text) : '';
  },
  // A record for each link; one for a namespace without any.
  split: (row) => (row.links.length === 0 ? [row] : row.links.map((link) => ({ ...row, links: [link] }))),
};

export const topo = defineCommand({
  name: 'topo',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Draw the machine: namespaces, their links, and the wires between them',
  description: [
    'A namespace is a box, with its links: ports below their bridge, VLANs below their device. A line is a wire between two namespaces, a broken line leads to the device that something stands on. Where no line can be drawn, → names the other end.',
    'What is alike many times is drawn twice and then counted, and link-local addresses are left out; --full draws everything. NS draws those namespaces with what they are wired to.',
  ].join('\n'),
  args: {
    namespaces: { kind: 'positional', summary: 'Draw these and what they are wired to, instead of all', complete: 'namespace', shown: 'NS', optional: true, many: true },
    all: { kind: 'flag', summary: 'Draw every namespace, as without NS' },
    only: { kind: 'option', shown: 'NS,...', complete: 'namespace', several: true, summary: 'Draw these namespaces and nothing else' },
    around: { kind: 'option', shown: 'NS', complete: 'namespace', summary: 'Draw what is wired to this namespace' },
    depth: { kind: 'option', shown: 'N', summary: 'How many wires away from NS; 1 unless stated' },
    full: { kind: 'flag', summary: 'Fold nothing, and draw every address' },
    noLoopback: { kind: 'flag', summary: 'Leave out loopbacks' },
    up: { kind: 'flag', summary: 'Only links that are up' },
    ascii: { kind: 'flag', summary: 'Draw with plain ASCII' },
    svg: { kind: 'option', shown: 'FILE', complete: 'file', summary: 'An SVG image; - is the standard output' },
    html: { kind: 'option', shown: 'FILE', complete: 'file', summary: 'A page to pan, zoom and search in, one file that needs no network' },
    dot: { kind: 'option', shown: 'FILE', complete: 'file', mayStandAlone: true, summary: 'In the language of Graphviz' },
    mermaid: { kind: 'option', shown: 'FILE', complete: 'file', mayStandAlone: true, summary: 'In the language of Mermaid' },
  },
  examples: [
    { line: 'topo', shows: 'host with its bridge, and the wires to beijing and shanghai' },
    { line: 'topo beijing', shows: 'beijing and what it is wired to' },
    { line: 'topo --only beijing,shanghai --no-loopback', shows: 'two namespaces, and where their wires lead' },
    { line: 'topo --html /tmp/lab.html', shows: 'that the page is in that file, to be opened in a browser' },
    { line: 'topo --dot', shows: 'the same in the language of Graphviz' },
    { line: 'topo --json', shows: 'every namespace with its links, addresses and other ends, for a script' },
  ],
  view: picture,
  async run(values, scope): Promise<readonly Drawn[]> {
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
  },
});

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
