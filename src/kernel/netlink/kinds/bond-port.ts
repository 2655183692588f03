import type { BondPort } from '../../../model/link-port.ts';
import { readI32, readU16, readU32, readU8 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { fieldsBetween, readMac, readWord, take, type Reader } from './fields.ts';

// linux/if_link.h, IFLA_BOND_SLAVE_*
const STATE = 1;
const MII_STATUS = 2;
const LINK_FAILURE_COUNT = 3;
const PERM_HWADDR = 4;
const QUEUE_ID = 5;
const AD_AGGREGATOR_ID = 6;
const AD_ACTOR_OPER_PORT_STATE = 7;
const AD_PARTNER_OPER_PORT_STATE = 8;
const PRIO = 9;

// iproute2, ip/iplink_bond_slave.c
const operStates = ['active', 'short_timeout', 'aggregating', 'in_sync', 'collecting', 'distributing', 'defaulted', 'expired'];

export function bondPort(bytes: Uint8Array, start: number, end: number): BondPort {
  const port = fieldsBetween(bytes, start, end);
  const stateOf = (read: Reader<number>): Reader<readonly string[]> => (all, from, to) => namesOfBits(read(all, from, to), operStates);
  return {
    of: 'bond',
    state: take(port, STATE, readWord(['ACTIVE', 'BACKUP'])) ?? '',
    miiStatus: take(port, MII_STATUS, readWord(['UP', 'GOING_DOWN', 'DOWN', 'GOING_BACK'])) ?? '',
    linkFailures: take(port, LINK_FAILURE_COUNT, readU32) ?? 0,
    permanentMac: take(port, PERM_HWADDR, readMac),
    queueId: take(port, QUEUE_ID, readU16) ?? 0,
    priority: take(port, PRIO, readI32),
    adAggregator: take(port, AD_AGGREGATOR_ID, readU16),
    adActorState: take(port, AD_ACTOR_OPER_PORT_STATE, stateOf(readU8)) ?? [],
    adPartnerState: take(port, AD_PARTNER_OPER_PORT_STATE, stateOf(readU16)) ?? [],
  };
}
