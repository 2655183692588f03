import type { BridgePort, PortState } from '../../../model/link.ts';
import { eachAttribute } from '../attributes.ts';
import { readU16, readU32, readU8 } from '../bytes.ts';

// linux/if_link.h, IFLA_BRPORT_*
const STATE = 1;
const PRIORITY = 2;
const COST = 3;
const MODE = 4; // hairpin
const GUARD = 5;
const LEARNING = 8;
const UNICAST_FLOOD = 9;
const ID = 17;
const NO = 18;
const ISOLATED = 33;

// linux/if_bridge.h, BR_STATE_*
const states: readonly PortState[] = ['disabled', 'listening', 'learning', 'forwarding', 'blocking'];

export function bridgePort(bytes: Uint8Array, start: number, end: number): BridgePort {
  const port: { -readonly [Key in keyof BridgePort]: BridgePort[Key] } = {
    state: 'disabled',
    priority: 0,
    cost: 0,
    id: 0,
    number: 0,
    hairpin: false,
    guard: false,
    learning: false,
    flood: false,
    isolated: false,
  };
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === STATE) port.state = states[readU8(bytes, from, to)] ?? 'disabled';
    else if (type === PRIORITY) port.priority = readU16(bytes, from, to);
    else if (type === COST) port.cost = readU32(bytes, from, to);
    else if (type === MODE) port.hairpin = readU8(bytes, from, to) !== 0;
    else if (type === GUARD) port.guard = readU8(bytes, from, to) !== 0;
    else if (type === LEARNING) port.learning = readU8(bytes, from, to) !== 0;
    else if (type === UNICAST_FLOOD) port.flood = readU8(bytes, from, to) !== 0;
    else if (type === ID) port.id = readU16(bytes, from, to);
    else if (type === NO) port.number = readU16(bytes, from, to);
    else if (type === ISOLATED) port.isolated = readU8(bytes, from, to) !== 0;
  });
  return port;
}
