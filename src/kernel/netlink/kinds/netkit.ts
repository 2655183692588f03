import type { NetkitDetails } from '../../../model/link-details/netkit.ts';
import { readU16, readU32 } from '../bytes.ts';
import { fieldsBetween, readFlag, readWord, take, type Reader } from './fields.ts';

// linux/if_link.h of Linux 6.15, IFLA_NETKIT_*
const PRIMARY = 2;
const POLICY = 3;
const PEER_POLICY = 4;
const MODE = 5;
const SCRUB = 6;
const PEER_SCRUB = 7;
const HEADROOM = 8;
const TAILROOM = 9;

const policies: ReadonlyMap<number, string> = new Map([[0, 'forward'], [2, 'blackhole']]); // NETKIT_PASS, NETKIT_DROP
const readScrub = readWord(['none', 'default'], readU32); // enum netkit_scrub

export function netkitDetails(_kind: string, bytes: Uint8Array, start: number, end: number): NetkitDetails {
  const netkit = fieldsBetween(bytes, start, end);
  const isPrimary = take(netkit, PRIMARY, readFlag);
  return {
    of: 'netkit',
    mode: take(netkit, MODE, readWord(['l2', 'l3'], readU32)),
    type: isPrimary === undefined ? undefined : isPrimary ? 'primary' : 'peer',
    policy: take(netkit, POLICY, readPolicy),
    peerPolicy: take(netkit, PEER_POLICY, readPolicy),
    scrub: take(netkit, SCRUB, readScrub),
    peerScrub: take(netkit, PEER_SCRUB, readScrub),
    headroom: take(netkit, HEADROOM, readU16),
    tailroom: take(netkit, TAILROOM, readU16),
  };
}

const readPolicy: Reader<string> = (bytes, start, end) => {
  const policy = readU32(bytes, start, end);
  return policies.get(policy) ?? String(policy);
};
