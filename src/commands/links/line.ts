import type { Kernel } from '../../kernel/port.ts';
import { unknownExtras, type LinkExtras } from '../../model/link-extras.ts';
import type { LinkStatistics } from '../../model/link-statistics.ts';
import { namespaceKey, type Namespace } from '../../model/namespace.ts';
import { numberName } from '../../model/number-names.ts';
import type { LinkRow } from './row.ts';

/** One link with all that its namespace says of it, as JSON of `links` gives it (docs/json.md). */
export interface LinkLine extends LinkRow, Omit<LinkExtras, 'index'> {
  readonly groupName: string;
  /** With --stats. */
  readonly statistics: Omit<LinkStatistics, 'index'> | undefined;
}

/**
 * Reads what `links` shows beyond the wiring, and gives what adds it to a row. A link or namespace that vanished meanwhile has none of it.
 */
export async function readMoreOfLinks(
  kernel: Pick<Kernel, 'readInside' | 'readNumberNames'>,
  namespaces: readonly Namespace[],
  withStatistics: boolean,
): Promise<(namespace: Namespace, row: LinkRow) => LinkLine> {
  const { groups } = await kernel.readNumberNames();
  const readings = await kernel.readInside(namespaces, ['linkExtras', ...(withStatistics ? (['linkStatistics'] as const) : [])]);
  const extras = new Map<string, LinkExtras>();
  const statistics = new Map<string, LinkStatistics>();
  namespaces.forEach((namespace, at) => {
    const reading = readings[at];
    if (reading === undefined || 'failure' in reading) return;
    for (const one of reading.inside.linkExtras) extras.set(keyOf(namespace, one.index), one);
    if (withStatistics) for (const one of reading.inside.linkStatistics) statistics.set(keyOf(namespace, one.index), one);
  });
  return (namespace, row) => {
    const key = keyOf(namespace, row.index);
    const more = extras.get(key) ?? unknownExtras(row.index); // whose index is that of the row
    const counted = statistics.get(key);
    return { ...row, ...more, groupName: numberName(groups, row.group), statistics: counted && { receive: counted.receive, transmit: counted.transmit } };
  };
}

function keyOf({ id }: Namespace, index: number): string {
  return `${namespaceKey(id)} ${index}`;
}
