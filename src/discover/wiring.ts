import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { isSameNamespace, namespaceKey, type Namespace } from '../model/namespace.ts';
import type { FarEnd, WiredLink } from '../model/wired-link.ts';
import { endKey } from '../model/topology.ts';
import { distantLinks, namespacesToAskAbout, wireLinks, type LinksOf, type NsidOf } from '../model/wiring.ts';

type Reader = Pick<Kernel, 'readInside' | 'readNsids'>;

/** The wired links of one namespace, or why they could not be read. */
export type Wired =
  | WiredNamespace
  | { readonly namespace: Namespace; readonly failure: KernelError | ShellError };

interface WiredNamespace {
  readonly namespace: Namespace;
  readonly links: readonly WiredLink[];
}

/**
 * The links of `wanted` with their far ends, wherever those are. `everywhere` is asked for all namespaces of the machine only when some
 * link leads out of its own.
 */
export async function readWiring(kernel: Reader, wanted: readonly Namespace[], everywhere: () => Promise<readonly Namespace[]>): Promise<readonly Wired[]> {
  const near = await readLinks(kernel, wanted);
  const observers = near.filter(isRead);
  const others = observers.some((observer) => observer.links.some((link) => link.linkNsid !== undefined)) ? await everywhere() : [];
  const far = await readLinks(kernel, others.filter((other) => !wanted.some((one) => isSameNamespace(one.id, other.id))));
  return await wireNamespaces(kernel, near, far);
}

/**
 * The same for links that have been read; those of `far` are only far ends. A wire has two ends, and what one of them has told the other is
 * not asked: the namespace that most wires lead to comes first, so that of a bridge's 500 containers none has to be entered again.
 */
export async function wireNamespaces(kernel: Pick<Kernel, 'readNsids'>, near: readonly LinksRead[], far: readonly LinksRead[] = []): Promise<readonly Wired[]> {
  const all = [...near, ...far].filter(isRead);
  const told = new Map<string, FarEnd>();
  const wired = new Map<LinksRead, Wired>();
  for (const one of mostDistantFirst(near)) {
    const answer = isRead(one) ? await wire(kernel, one, all, told) : one;
    wired.set(one, answer);
    for (const [end, back] of 'links' in answer ? tellBack(answer) : []) told.set(end, back);
  }
  return near.flatMap((one) => wired.get(one) ?? []);
}

function mostDistantFirst(near: readonly LinksRead[]): readonly LinksRead[] {
  const counted = near.map((one) => ({ one, count: isRead(one) ? distantLinks(one).length : 0 }));
  return counted.sort((a, b) => b.count - a.count).map(({ one }) => one);
}

/** The other ends of wires to other namespaces, each with the end that was found to lead there. */
function tellBack({ namespace: { label: namespace }, links }: WiredNamespace): readonly (readonly [string, FarEnd])[] {
  return links.flatMap(({ index, name, linkNsid, peer }) => (linkNsid !== undefined && peer?.is === 'found' ? [[endKey(peer), { is: 'found' as const, namespace, name, index }] as const] : []));
}

/** A namespace may vanish between two questions: that is a failure of this one, and the others are wired all the same. */
async function wire(kernel: Pick<Kernel, 'readNsids'>, observer: Read, all: readonly Read[], told: ReadonlyMap<string, FarEnd>): Promise<Wired> {
  const { namespace } = observer;
  try {
    const asked = namespacesToAskAbout(observer, all, told);
    const answers = asked.length === 0 ? [] : await kernel.readNsids(namespace, asked.map((other) => other.namespace));
    const nsids = new Map(asked.map((other, at) => [namespaceKey(other.namespace.id), answers[at]]));
    const nsidOf: NsidOf = (_, other) => nsids.get(namespaceKey(other.namespace.id));
    return { namespace, links: wireLinks(observer, all, nsidOf, told) };
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return { namespace, failure: error };
    throw error;
  }
}

type Read = LinksOf & { readonly namespace: Namespace };
/** The links of one namespace before they are wired, or why they could not be read. */
export type LinksRead = Read | Unread;
type Unread = { readonly namespace: Namespace; readonly failure: KernelError | ShellError };

async function readLinks(kernel: Reader, namespaces: readonly Namespace[]): Promise<readonly LinksRead[]> {
  const readings = await kernel.readInside(namespaces, ['links']);
  return namespaces.flatMap((namespace, at): readonly LinksRead[] => {
    const reading = readings[at];
    if (reading === undefined) return [];
    return 'inside' in reading ? [{ namespace, links: reading.inside.links }] : [{ namespace, failure: reading.failure }];
  });
}

function isRead(one: LinksRead): one is Read {
  return 'links' in one;
}
