import type { Values } from '../../grammar/argument.ts';
import type { Link } from '../../model/link.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { ClassOptions, QdiscOptions } from '../../model/qdisc-options.ts';
import type { Qdisc, TrafficClass } from '../../model/qdisc.ts';
import { countCell } from '../../render/count.ts';
import { optionsText } from '../../render/qdisc-options.ts';
import type { View } from '../../render/view.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { qdiscsArguments } from '../qdiscs.ts';
import type { Scope } from '../scope.ts';

/** One qdisc, or with --classes one of its classes, as JSON gives it (docs/json.md). */
export interface QdiscRow extends Omit<Qdisc, 'linkIndex' | 'options' | 'references' | 'offloaded'> {
  readonly namespace: string;
  readonly link: string;
  readonly linkIndex: number;
  readonly of: 'qdisc' | 'class';
  /** Of qdiscs. */
  readonly references: number | undefined;
  readonly offloaded: boolean | undefined;
  /** Of classes. */
  readonly leaf: string | undefined;
  readonly options: QdiscOptions | ClassOptions | undefined;
}

export const view: View<QdiscRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'link', value: (row) => row.link, role: 'name', isName: true },
    { name: 'kind', value: (row) => (row.of === 'class' ? `class ${row.kind}` : row.kind) },
    { name: 'handle', value: (row) => row.handle },
    { name: 'parent', value: (row) => row.parent },
    { name: 'leaf', value: (row) => row.leaf, wide: true },
    { name: 'offloaded', value: (row) => row.offloaded, wide: true },
    { name: 'bytes', value: (row) => countCell(row.statistics?.bytes), align: 'right', withFlag: 'stats' },
    { name: 'packets', value: (row) => countCell(row.statistics?.packets), align: 'right', withFlag: 'stats' },
    { name: 'drops', value: (row) => row.statistics?.drops, align: 'right', withFlag: 'stats' },
    { name: 'overlimits', value: (row) => row.statistics?.overlimits, align: 'right', withFlag: 'stats', drop: 2 },
    { name: 'requeues', value: (row) => row.statistics?.requeues, align: 'right', withFlag: 'stats', drop: 3 },
    { name: 'backlog', value: ({ statistics }) => statistics && `${statistics.backlog}b ${statistics.queueLength}p`, align: 'right', withFlag: 'stats', drop: 1 },
    { name: 'parameters', value: (row) => row.options && optionsText(row.options), cut: true, withoutFlag: 'stats' },
  ],
  empty: (where) => `no queueing disciplines in ${where}`,
};

export async function run(values: Values<typeof qdiscsArguments>, scope: Scope) {
  const namespaces = await namespacesToLookInto(values, scope);
  const listed = values.invisible ? 'qdiscsWithInvisible' : 'qdiscs';
  const readings = await scope.kernel.readInside(namespaces, ['links', listed, ...(values.classes ? (['trafficClasses'] as const) : [])]);
  const rows = namespaces.flatMap((namespace, at) => {
    const reading = readings[at];
    if (reading === undefined) return [];
    if ('failure' in reading) {
      passOver(namespace, reading.failure, values.all, scope, 'queueing disciplines');
      return [];
    }
    const { inside } = reading;
    return rowsOf(namespace, inside.links, inside[listed], values.classes ? inside.trafficClasses : []);
  });
  return rows.filter((row) => (values.link === undefined || row.link === values.link) && (values.kind === undefined || row.kind === values.kind));
}

/** Each qdisc with its classes behind it: those that have the major number of its handle. */
function rowsOf({ label }: Namespace, links: readonly Link[], all: readonly Qdisc[], classes: readonly TrafficClass[]): readonly QdiscRow[] {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  return all.flatMap((qdisc) => {
    const place = { namespace: label, link: names.get(qdisc.linkIndex) ?? `#${qdisc.linkIndex}` };
    const own = classes.filter((one) => one.linkIndex === qdisc.linkIndex && majorOf(one) === qdisc.handle);
    const inOrder = own.toSorted((a, b) => minorOf(a) - minorOf(b));
    return [toRow(place, qdisc), ...inOrder.map((one) => classRow(place, one))];
  });
}

/** `1:` of `1:10`; those of a qdisc without a handle are `:10`. */
function majorOf({ handle }: TrafficClass): string {
  return handle.startsWith(':') ? '0:' : handle.replace(/:.*/, ':');
}

function minorOf({ handle }: TrafficClass): number {
  return Number.parseInt(handle.replace(/^.*:/, '') || '0', 16);
}

type Place = Pick<QdiscRow, 'namespace' | 'link'>;

function toRow(place: Place, { linkIndex, kind, handle, parent, references, offloaded, ...rest }: Qdisc): QdiscRow {
  return { ...place, linkIndex, of: 'qdisc', kind, handle, parent, leaf: undefined, references, offloaded, ...rest };
}

function classRow(place: Place, { linkIndex, kind, handle, parent, leaf, ...rest }: TrafficClass): QdiscRow {
  const notOfClasses = { references: undefined, offloaded: undefined, ingressBlock: undefined, egressBlock: undefined };
  return { ...place, linkIndex, of: 'class', kind, handle, parent, leaf, ...notOfClasses, ...rest };
}
