import { eachAttribute, readString } from './attributes.ts';

/** LWT_BPF_PROG_NAME and SEG6_LOCAL_BPF_PROG_NAME are the same number. */
export function readProgramName(bytes: Uint8Array, start: number, end: number): string {
  let name = '<unknown>';
  eachAttribute(bytes, start, end, (type, from, to) => {
    if (type === 2) name = readString(bytes, from, to);
  });
  return name;
}
