import type { BridgePort, PortState } from '../../src/model/link.ts';
import { isOn, needNumber, type JsonRecord } from './oracle-record.ts';

const states: readonly PortState[] = ['disabled', 'listening', 'learning', 'forwarding', 'blocking'];

/** The info_slave_data of `ip -j -d link` for a port of a bridge. */
export function portOf(data: JsonRecord): BridgePort {
  return { ...portFields(data), id: needNumber(data, 'id'), number: needNumber(data, 'no') };
}

/** What `bridge -j -d link` says, by ifindex; it has neither id nor number. */
export function portsOf(records: readonly JsonRecord[]): ReadonlyMap<number, Omit<BridgePort, 'id' | 'number'>> {
  return new Map(records.map((record) => [needNumber(record, 'ifindex'), portFields(record)]));
}

function portFields(data: JsonRecord): Omit<BridgePort, 'id' | 'number'> {
  const state = states.find((one) => one === data['state']);
  if (state === undefined) throw new Error(`unexpected port state ${JSON.stringify(data['state'])}`);
  return {
    state,
    priority: needNumber(data, 'priority'),
    cost: needNumber(data, 'cost'),
    hairpin: isOn(data, 'hairpin'),
    guard: isOn(data, 'guard'),
    learning: isOn(data, 'learning'),
    flood: isOn(data, 'flood'),
    isolated: isOn(data, 'isolated'),
  };
}
