import type { Address } from '../../src/model/address.ts';
import { asRecords, isOn, needNumber, needText, numberIn, textIn, type JsonRecord } from './oracle-record.ts';

/** What `ip -j -d address` says, links flattened; both families of a link stand together, as the kernel does not have them. */
export function addressesOf(records: readonly JsonRecord[]): readonly Address[] {
  const all = records.flatMap((link) => asRecords(link['addr_info'] ?? []).map((record) => addressOf(record, needNumber(link, 'ifindex'))));
  return [...all.filter(({ family }) => family === 'inet'), ...all.filter(({ family }) => family === 'inet6')];
}

/** In the order of the bits; `ip` prints the opposite of `permanent`. */
const flagWords = ['secondary', 'temporary', 'nodad', 'optimistic', 'dadfailed', 'home', 'deprecated', 'tentative', 'permanent', 'mngtmpaddr', 'noprefixroute', 'autojoin', 'stable-privacy'];
const FOREVER = 0xffff_ffff;

function addressOf(record: JsonRecord, linkIndex: number): Address {
  const family = needText(record, 'family');
  if (family !== 'inet' && family !== 'inet6') throw new Error(`unexpected family ${family}`);
  const seconds = (field: string): number | undefined => (needNumber(record, field) === FOREVER ? undefined : needNumber(record, field));
  return {
    linkIndex,
    family,
    address: needText(record, 'local'),
    prefixLength: needNumber(record, 'prefixlen'),
    peerAddress: textIn(record, 'address'),
    broadcast: textIn(record, 'broadcast'),
    scope: needText(record, 'scope'),
    flags: flagWords.filter((word) => (word === 'permanent' ? !isOn(record, 'dynamic') : isOn(record, word))),
    labelName: textIn(record, 'label'),
    validLifetime: seconds('valid_life_time'),
    preferredLifetime: seconds('preferred_life_time'),
    metric: numberIn(record, 'metric'),
  };
}
