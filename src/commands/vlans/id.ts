import { UsageError } from '../../errors.ts';

/** IEEE 802.1Q: 0 and 4095 are no VLANs. */
export function parseVlanId(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const id = /^\d{1,4}$/.test(word) ? Number(word) : 0;
  if (id < 1 || id > 4094) throw new UsageError(`${word} is not a VLAN`, { word, hint: 'a VLAN is a number from 1 to 4094' });
  return id;
}
