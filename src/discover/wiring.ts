import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { isSameNamespace, namespaceKey, type Namespace } from '../model/namespace.ts';
import type { WiredLink } from '../model/wired-link.ts';
import { namespacesToAskAbout, wireLinks, type LinksOf, type NsidOf } from '../model/wiring.ts';

type Reader = Pick<Kernel, 'readInside' | 'readNsids'>;

/** The wired links of one namespace, or why they could not be read. */
export type Wired =
  | { readonly namespace: Namespace; readonly links: readonly WiredLink[] }
  | { readonly namespace: Namespace; readonly failure: KernelError | ShellError };

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

/** The same for links that have been read; those of `far` are only far ends. */
export async function wireNamespaces(kernel: Pick<Kernel, 'readNsids'>, near: readonly LinksRead[], far: readonly LinksRead[] = []): Promise<readonly Wired[]> {
  const all = [...near, ...far].filter(isRead);
  const wired: Wired[] = [];
  for (const one of near) wired.push(isRead(one) ? await wire(kernel, one, all) : one);
  return wired;
}

/** A namespace may vanish between two questions: that is a failure of this one, and the others are wired all the same. */
async function wire(kernel: Pick<Kernel, 'readNsids'>, observer: Read, all: readonly Read[]): Promise<Wired> {
  const { namespace } = observer;
  try {
    const asked = namespacesToAskAbout(observer, all);
    const answers = asked.length === 0 ? [] : await kernel.readNsids(namespace, asked.map((other) => other.namespace));
    const nsids = new Map(asked.map((other, at) => [namespaceKey(other.namespace.id), answers[at]]));
    const nsidOf: NsidOf = (_, other) => nsids.get(namespaceKey(other.namespace.id));
    return { namespace, links: wireLinks(observer, all, nsidOf) };
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
