import type { LinkXdp, XdpProgram } from '../../model/link-extras.ts';
import { eachAttribute } from './attributes.ts';
import { readU32, readU8 } from './bytes.ts';

// linux/if_link.h
const IFLA_XDP_ATTACHED = 2;
const IFLA_XDP_PROG_ID = 4;

/** XDP_ATTACHED_*, in the words that `ip link set` takes; 0 is none. */
const modes = [undefined, 'xdpdrv', 'xdpgeneric', 'xdpoffload', 'multi'] as const;

/** With several programs each has an attribute of its own: IFLA_XDP_DRV_PROG_ID, SKB, HW. */
const ownAttributes: ReadonlyMap<number, XdpProgram['mode']> = new Map([[5, 'xdpdrv'], [6, 'xdpgeneric'], [7, 'xdpoffload']]);

/** IFLA_XDP: `undefined` where no program is attached. */
export function linkXdp(bytes: Uint8Array, start: number, end: number): LinkXdp | undefined {
  let mode: LinkXdp['mode'] | undefined;
  let only: number | undefined;
  const programs: XdpProgram[] = [];
  eachAttribute(bytes, start, end, (attribute, from, to) => {
    const own = ownAttributes.get(attribute);
    if (own !== undefined) programs.push({ mode: own, id: readU32(bytes, from, to) });
    else if (attribute === IFLA_XDP_ATTACHED) mode = modes[readU8(bytes, from, to)];
    else if (attribute === IFLA_XDP_PROG_ID) only = readU32(bytes, from, to);
  });
  if (mode === undefined) return undefined;
  if (mode === 'multi' || only === undefined) return { mode, programs };
  return { mode, programs: [{ mode, id: only }] };
}
