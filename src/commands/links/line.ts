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
    const more = extras.get(key) ?? unknownExtras(row.index);
    const counted = statistics.get(key);
    return toLine(row, more, numberName(groups, row.group), counted && { receive: counted.receive, transmit: counted.transmit });
  };
}

/** Field by field: V8 copies a second object into one by a slow way, and what comes of it is slow and large, which a thousand links pay for. */
function toLine(row: LinkRow, more: LinkExtras, groupName: string, statistics: LinkLine['statistics']): LinkLine {
  return {
    ...row,
    carrierChanges: more.carrierChanges,
    carrierUpCount: more.carrierUpCount,
    carrierDownCount: more.carrierDownCount,
    xdp: more.xdp,
    permanentAddress: more.permanentAddress,
    promiscuity: more.promiscuity,
    allMulticast: more.allMulticast,
    minMtu: more.minMtu,
    maxMtu: more.maxMtu,
    transmitQueues: more.transmitQueues,
    receiveQueues: more.receiveQueues,
    gsoMaxSize: more.gsoMaxSize,
    gsoMaxSegments: more.gsoMaxSegments,
    tsoMaxSize: more.tsoMaxSize,
    tsoMaxSegments: more.tsoMaxSegments,
    groMaxSize: more.groMaxSize,
    gsoIpv4MaxSize: more.gsoIpv4MaxSize,
    groIpv4MaxSize: more.groIpv4MaxSize,
    protocolDown: more.protocolDown,
    protocolDownReasons: more.protocolDownReasons,
    linkMode: more.linkMode,
    addressGeneration: more.addressGeneration,
    parentBus: more.parentBus,
    parentDevice: more.parentDevice,
    physicalPortId: more.physicalPortId,
    physicalPortName: more.physicalPortName,
    physicalSwitchId: more.physicalSwitchId,
    groupName,
    statistics,
  };
}

function keyOf({ id }: Namespace, index: number): string {
  return `${namespaceKey(id)} ${index}`;
}
