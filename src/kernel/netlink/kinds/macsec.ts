import type { MacsecDetails } from '../../../model/link-details/macsec.ts';
import { readU32, readU8 } from '../bytes.ts';
import { hexByte } from '../hardware.ts';
import { fieldsBetween, readFlag, readWord, take, type Reader } from './fields.ts';

// linux/if_link.h, IFLA_MACSEC_*
const SCI = 1;
const ICV_LEN = 3;
const CIPHER_SUITE = 4;
const WINDOW = 5;
const ENCODING_SA = 6;
const ENCRYPT = 7;
const PROTECT = 8;
const INC_SCI = 9;
const ES = 10;
const SCB = 11;
const REPLAY_PROTECT = 12;
const VALIDATION = 13;
const OFFLOAD = 15;

/** IEEE's numbers (linux/if_macsec.h, MACSEC_CIPHER_ID_*); the first is what Linux gave GCM-AES-128 before. */
const ciphers: ReadonlyMap<string, string> = new Map([
  ['0080020001000001', 'GCM-AES-128'],
  ['0080c20001000001', 'GCM-AES-128'],
  ['0080c20001000002', 'GCM-AES-256'],
  ['0080c20001000003', 'GCM-AES-XPN-128'],
  ['0080c20001000004', 'GCM-AES-XPN-256'],
]);

export function macsecDetails(_kind: string, bytes: Uint8Array, start: number, end: number): MacsecDetails {
  const macsec = fieldsBetween(bytes, start, end);
  const cipher = take(macsec, CIPHER_SUITE, readHexU64);
  return {
    of: 'macsec',
    sci: take(macsec, SCI, readHex),
    cipherSuite: cipher === undefined ? undefined : (ciphers.get(cipher) ?? `0x${cipher}`),
    icvLength: take(macsec, ICV_LEN, readU8),
    encodingSa: take(macsec, ENCODING_SA, readU8),
    validation: take(macsec, VALIDATION, readWord(['disabled', 'check', 'strict'])),
    protect: take(macsec, PROTECT, readFlag),
    encrypt: take(macsec, ENCRYPT, readFlag),
    sendSci: take(macsec, INC_SCI, readFlag),
    endStation: take(macsec, ES, readFlag),
    scb: take(macsec, SCB, readFlag),
    replayProtect: take(macsec, REPLAY_PROTECT, readFlag),
    window: take(macsec, WINDOW, readU32),
    offload: take(macsec, OFFLOAD, readWord(['off', 'phy', 'mac'])),
  };
}

/** In network byte order, as the SCI is. */
const readHex: Reader<string> = (bytes, start, end) => Array.from(bytes.subarray(start, end), hexByte).join('');

const readHexU64: Reader<string> = (bytes, start, end) => Array.from(bytes.subarray(start, end), hexByte).reverse().join('');
