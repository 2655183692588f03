import type { CanDetails } from '../../../model/link-details/can.ts';
import { readU32 } from '../bytes.ts';
import { namesOfBits } from './bits.ts';
import { fieldsBetween, readWord, take, type Reader } from './fields.ts';

// linux/can/netlink.h, IFLA_CAN_*
const BITTIMING = 1; // struct can_bittiming: bitrate, sample_point, …
const STATE = 4;
const CTRLMODE = 5; // struct can_ctrlmode: mask, flags
const RESTART_MS = 6;
const DATA_BITTIMING = 9;

// iproute2, ip/iplink_can.c
const states = ['ERROR-ACTIVE', 'ERROR-WARNING', 'ERROR-PASSIVE', 'BUS-OFF', 'STOPPED', 'SLEEPING'];
const modeNames = ['LOOPBACK', 'LISTEN-ONLY', 'TRIPLE-SAMPLING', 'ONE-SHOT', 'BERR-REPORTING', 'FD', 'FD-NON-ISO', 'PRESUME-ACK', 'CC-LEN8-DLC', 'TDC-AUTO', 'TDC-MANUAL'];

export function canDetails(_kind: string, bytes: Uint8Array, start: number, end: number): CanDetails {
  const can = fieldsBetween(bytes, start, end);
  return {
    of: 'can',
    state: take(can, STATE, readWord(states, readU32)),
    bitrate: take(can, BITTIMING, readU32),
    samplePoint: take(can, BITTIMING, readSamplePoint),
    dataBitrate: take(can, DATA_BITTIMING, readU32),
    restartMs: take(can, RESTART_MS, readU32),
    flags: namesOfBits(take(can, CTRLMODE, readSecondU32) ?? 0, modeNames),
  };
}

const readSecondU32: Reader<number> = (bytes, start, end) => readU32(bytes, start + 4, end);

/** In thousandths. */
const readSamplePoint: Reader<number> = (bytes, start, end) => readSecondU32(bytes, start, end) / 1000;
