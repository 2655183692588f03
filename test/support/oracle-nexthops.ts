import type { Nexthop } from '../../src/model/nexthop.ts';
import { encapsulationOf } from './oracle-encapsulation.ts';
import { indexesOf } from './oracle-links.ts';
import { asRecords, needNumber, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d -N nexthop` says. It does not say of which family one without a gateway is. */
export function nexthopsOf(records: readonly JsonRecord[], links: readonly JsonRecord[]): readonly Omit<Nexthop, 'family'>[] {
  const indexOf = indexesOf(links);
  return records.map((record) => {
    const device = textIn(record, 'dev');
    const group = record['group'] === undefined ? [] : asRecords(record['group']);
    return {
      id: needNumber(record, 'id'),
      gateway: textIn(record, 'gateway') ?? textIn(recordIn(record, 'via') ?? {}, 'host'),
      linkIndex: device === undefined ? undefined : indexOf(device),
      scope: needNumber(record, 'scope'),
      protocol: needNumber(record, 'protocol'),
      flags: textsIn(record, 'flags'),
      isBlackhole: 'blackhole' in record,
      isFdb: 'fdb' in record,
      encapsulation: encapsulationOf(record, indexOf),
      group: group.map((share) => ({ id: needNumber(share, 'id'), weight: numberIn(share, 'weight') ?? 1 })),
      groupType: group.length === 0 ? undefined : (textIn(record, 'type') ?? 'mpath'),
    };
  });
}
