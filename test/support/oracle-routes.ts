import type { Family } from '../../src/model/address.ts';
import type { Route } from '../../src/model/route.ts';
import { indexesOf } from './oracle-links.ts';
import { needNumber, needText, numberIn, recordIn, textIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d -N route show table all` says; the devices are those of `links`. */
export function routesOf(records: readonly JsonRecord[], family: Family, links: readonly JsonRecord[]): readonly Route[] {
  const indexOf = indexesOf(links);
  return records.map((record) => {
    const device = textIn(record, 'dev');
    return {
      family,
      destination: destinationOf(needText(record, 'dst'), family),
      gateway: textIn(record, 'gateway') ?? textIn(recordIn(record, 'via') ?? {}, 'host'),
      linkIndex: device === undefined ? undefined : indexOf(device),
      table: numberIn(record, 'table') ?? 254,
      protocol: needNumber(record, 'protocol'),
      scope: needNumber(record, 'scope'),
      type: needNumber(record, 'type'),
      preferredSource: textIn(record, 'prefsrc'),
      metric: numberIn(record, 'metric'),
    };
  });
}

/** `ip` leaves the length out for a single address. */
function destinationOf(text: string, family: Family): string {
  if (text === 'default' || text.includes('/')) return text;
  return `${text}/${family === 'inet' ? 32 : 128}`;
}
