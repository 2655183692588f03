import type { CakeOptions } from '../../../model/qdisc-options.ts';
import { eachAttribute } from '../attributes.ts';
import { readU64 } from '../bytes.ts';
import { hexWord } from './htb.ts';
import { usToSeconds } from './psched.ts';
import { readU32Attributes } from './u32-attributes.ts';

// linux/pkt_sched.h, TCA_CAKE_*
const BASE_RATE64 = 2;
const DIFFSERV_MODE = 3;
const ATM = 4;
const FLOW_MODE = 5;
const OVERHEAD = 6;
const RTT = 7;
const AUTORATE = 9;
const MEMORY = 10;
const NAT = 11;
const RAW = 12;
const WASH = 13;
const MPU = 14;
const INGRESS = 15;
const ACK_FILTER = 16;
const SPLIT_GSO = 17;
const FWMARK = 18;

const diffservModes = ['diffserv3', 'diffserv4', 'diffserv8', 'besteffort', 'precedence'];
const flowModes = ['flowblind', 'srchost', 'dsthost', 'hosts', 'flows', 'dual-srchost', 'dual-dsthost', 'triple-isolate'];
const ackFilters = ['disabled', 'enabled', 'aggressive'] as const;
const cells = ['noatm', 'atm', 'ptm'] as const;

/** TCA_OPTIONS of cake. */
export function cakeOptions(bytes: Uint8Array, start: number, end: number): CakeOptions {
  const of = readU32Attributes(bytes, start, end);
  let bandwidth = 0;
  let raw = false;
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === BASE_RATE64) bandwidth = Number(readU64(bytes, from, to));
    else if (type === RAW) raw = true;
  });
  const number = (type: number): number => of.get(type) ?? 0;
  return {
    of: 'cake',
    bandwidth: bandwidth === 0 ? undefined : bandwidth,
    autorate: number(AUTORATE) !== 0,
    diffserv: diffservModes[number(DIFFSERV_MODE)] ?? 'unknown',
    flowMode: flowModes[number(FLOW_MODE)] ?? 'unknown',
    nat: number(NAT) !== 0,
    wash: number(WASH) !== 0,
    ingress: number(INGRESS) !== 0,
    ackFilter: ackFilters[number(ACK_FILTER)] ?? 'disabled',
    splitGso: number(SPLIT_GSO) !== 0,
    rtt: usToSeconds(number(RTT)),
    raw,
    atm: cells[number(ATM)] ?? 'noatm',
    overhead: number(OVERHEAD) | 0,
    mpu: number(MPU),
    memoryLimit: of.get(MEMORY) || undefined,
    firewallMark: hexWord(number(FWMARK)),
  };
}
