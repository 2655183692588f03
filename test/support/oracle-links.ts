import type { Link, LinkState } from '../../src/model/link.ts';
import { detailsOf } from './oracle-details.ts';
import { portOf } from './oracle-ports.ts';
import { needNumber, needText, numberIn, recordIn, textIn, textsIn, type JsonRecord } from './oracle-record.ts';

/** Gives the ifindex of a name, of which `ip` prints more than it should. */
export type IndexOf = (name: string) => number;

/** What `ip -j -d link` says. */
export function linksOf(records: readonly JsonRecord[]): readonly Link[] {
  const indexOf = indexesOf(records);
  return records.map((record) => linkOf(record, indexOf));
}

/** `if7` stands for the device 7, where this namespace has none of that number. */
export function indexesOf(records: readonly JsonRecord[]): IndexOf {
  const indexes = new Map(records.map((record) => [needText(record, 'ifname'), needNumber(record, 'ifindex')]));
  return (name) => {
    const index = indexes.get(name) ?? Number(/^if(\d+)$/.exec(name)?.[1]);
    if (Number.isNaN(index)) throw new Error(`ip speaks of ${name}, which is not there`);
    return index;
  };
}

const states: readonly LinkState[] = ['unknown', 'notpresent', 'down', 'lowerlayerdown', 'testing', 'dormant', 'up'];

function linkOf(record: JsonRecord, indexOf: IndexOf): Link {
  const info = recordIn(record, 'linkinfo') ?? {};
  const kind = textIn(info, 'info_kind');
  const type = needText(record, 'link_type');
  const [master, lower] = [textIn(record, 'master'), textIn(record, 'link')];
  const slave = recordIn(info, 'info_slave_data');
  return {
    index: needNumber(record, 'ifindex'),
    name: needText(record, 'ifname'),
    alternativeNames: textsIn(record, 'altnames'),
    kind: kind ?? type,
    type,
    state: states.find((state) => state.toUpperCase() === record['operstate']) ?? 'unknown',
    flags: textsIn(record, 'flags'),
    mtu: needNumber(record, 'mtu'),
    mac: textIn(record, 'address'),
    broadcast: textIn(record, 'broadcast'),
    masterIndex: master === undefined ? undefined : indexOf(master),
    linkIndex: lower === undefined ? numberIn(record, 'link_index') : indexOf(lower),
    linkNsid: numberIn(record, 'link_netnsid'),
    alias: textIn(record, 'ifalias'),
    group: record['group'] === 'default' ? 0 : needNumber(record, 'group'),
    queueingDiscipline: textIn(record, 'qdisc'),
    queueLength: numberIn(record, 'txqlen') ?? 0,
    details: kind === undefined ? undefined : detailsOf(kind, recordIn(info, 'info_data') ?? {}, indexOf),
    port: slave === undefined ? undefined : portOf(textIn(info, 'info_slave_kind'), slave, indexOf),
  };
}
