import type { Kernel } from '../../kernel/port.ts';
import type { Inside } from '../../model/inside.ts';
import type { Namespace } from '../../model/namespace.ts';
import { knowNothing, learnAll, type Change, type Known } from '../../model/watched/known.ts';
import type { WatchedKind, WatchedObjects } from '../../model/watched/notice.ts';

/** A namespace that is watched, and what is known of it. */
export interface Member {
  readonly namespace: Namespace;
  readonly known: Known;
}

/** Under which name each kind is read. */
export const readingOf = {
  link: 'links',
  address: 'addresses',
  route: 'routes',
  neighbour: 'neighbours',
  rule: 'rules',
  nexthop: 'nexthops',
  fdb: 'forwardingEntries',
} as const satisfies { readonly [Kind in WatchedKind]: keyof Inside };

type Readable = (typeof readingOf)[WatchedKind];

export function newMember(namespace: Namespace): Member {
  return { namespace, known: knowNothing() };
}

/** Reads kinds of several namespaces anew, and tells what became different; of one that can not be read, nothing. */
export async function readAnew(kernel: Pick<Kernel, 'readInside'>, members: readonly Member[], kinds: readonly WatchedKind[]): Promise<readonly (readonly Change[])[]> {
  if (members.length === 0 || kinds.length === 0) return members.map(() => []);
  const wanted = kinds.map((kind): Readable => readingOf[kind]);
  const readings = await kernel.readInside(members.map(({ namespace }) => namespace), wanted);
  return members.map(({ known }, at) => {
    const reading = readings[at];
    if (reading === undefined || 'failure' in reading) return [];
    return kinds.flatMap((kind) => learnKind(known, kind, reading.inside));
  });
}

function learnKind(known: Known, kind: WatchedKind, inside: Pick<Inside, Readable>): readonly Change[] {
  return learnAll(known, kind, inside[readingOf[kind]] as readonly WatchedObjects[WatchedKind][] as never); // of one kind, which TypeScript loses sight of
}

/** What every namespace has from the beginning: `lo`, which is down, and the rules that the kernel makes. */
export function isFromTheBeginning({ kind, object }: Change): boolean {
  if (kind === 'link') return object.name === 'lo' && !object.flags.includes('UP');
  return kind === 'rule' && object.protocol === KERNEL && [0, 32766, 32767].includes(object.priority);
}

const KERNEL = 2; // linux/rtnetlink.h, RTPROT_KERNEL
