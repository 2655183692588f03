import type { OutsideNeighbour } from '../../model/outside.ts';
import { hardwareAddressText } from '../netlink/hardware.ts';
import { decodeWord, parseHex, wordsOfLines } from './text.ts';

/* linux/if_arp.h */
const ATF_COM = 0x02;
const ATF_PERM = 0x04;
const ATF_PUBL = 0x08;

/** The lines of /proc/net/arp (proc(5)): address, hardware type, flags, hardware address, a mask that is no more, link. */
export function parseArp(latin1: string): readonly OutsideNeighbour[] {
  return wordsOfLines(latin1).flatMap(([address, type, flagDigits, mac = '', , name]): readonly OutsideNeighbour[] => {
    const flags = parseHex(flagDigits?.replace(/^0x/, ''));
    const hardware = parseHex(type?.replace(/^0x/, ''));
    if (address === undefined || !/^\d+\.\d+\.\d+\.\d+$/.test(address) || flags === undefined || hardware === undefined || name === undefined) return [];
    const isProxy = (flags & ATF_PUBL) !== 0;
    const state = isProxy ? 'none' : (flags & ATF_PERM) === 0 ? undefined : 'permanent';
    return [{ linkName: name === '*' ? undefined : decodeWord(name), address, mac: isProxy || (flags & ATF_COM) === 0 ? undefined : hardwareText(hardware, mac), state, isProxy }];
  });
}

/** As `ip neighbour` writes it: that of a tunnel is an IP address. */
function hardwareText(type: number, text: string): string | undefined {
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2})*$/i.test(text)) return undefined;
  const bytes = Buffer.from(text.replaceAll(':', ''), 'hex');
  return hardwareAddressText(type, bytes, 0, bytes.length);
}
