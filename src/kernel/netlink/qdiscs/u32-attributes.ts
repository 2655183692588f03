import { eachAttribute } from '../attributes.ts';
import { readU32 } from '../bytes.ts';

/** The attributes that are 32 bits wide, by their types; those of other sizes are left out. */
export function readU32Attributes(bytes: Uint8Array, start: number, end: number): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (to - from === 4) values.set(type, readU32(bytes, from, to));
  });
  return values;
}
