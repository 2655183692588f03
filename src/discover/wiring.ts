import type { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import { isSameNamespace, namespaceKey, type Namespace } from '../model/namespace.ts';
import type { WiredLink } from '../model/wired-link.ts';
import { namespacesToAskAbout, wireLinks, type LinksOf, type NsidOf } from '../model/wiring.ts';

/** The wired links of one namespace, or why they could not be read. */
export type Wired =
  | { readonly namespace: Namespace; readonly links: readonly WiredLink[] }
  | { readonly namespace: Namespace; readonly failure: KernelError | ShellError };

/**
 * The links of `wanted` with their far ends, wherever those are. `everywhere` is asked for all namespaces of the machine only when some
 * link leads out of its own.
 */
export async function readWiring(kernel: Kernel, wanted: readonly Namespace[], everywhere: () => Promise<readonly Namespace[]>): Promise<readonly Wired[]> {
  const near = await readLinks(kernel, wanted);
  const observers = near.filter(isRead);
  const others = observers.some((observer) => observer.links.some((link) => link.linkNsid !== undefined)) ? await everywhere() : [];
  const far = await readLinks(kernel, others.filter((other) => !wanted.some((one) => isSameNamespace(one.id, other.id))));
  const all = [...observers, ...far.filter(isRead)];

  const nsids = new Map<string, number | undefined>();
  for (const observer of observers) {
    const asked = namespacesToAskAbout(observer, all);
    if (asked.length === 0) continue;
    const answers = await kernel.readNsids(observer.namespace, asked.map((other) => other.namespace));
    asked.forEach((other, at) => nsids.set(pairKey(observer, other), answers[at]));
  }
  const nsidOf: NsidOf = (observer, other) => nsids.get(pairKey(observer, other));
  return near.map((one) => (isRead(one) ? { namespace: one.namespace, links: wireLinks(one, all, nsidOf) } : one));
}

type Read = LinksOf & { readonly namespace: Namespace };
type Unread = { readonly namespace: Namespace; readonly failure: KernelError | ShellError };

async function readLinks(kernel: Kernel, namespaces: readonly Namespace[]): Promise<readonly (Read | Unread)[]> {
  const readings = await kernel.readInside(namespaces, ['links']);
  return namespaces.flatMap((namespace, at): readonly (Read | Unread)[] => {
    const reading = readings[at];
    if (reading === undefined) return [];
    return 'inside' in reading ? [{ namespace, links: reading.inside.links }] : [{ namespace, failure: reading.failure }];
  });
}

function isRead(one: Read | Unread): one is Read {
  return 'links' in one;
}

function pairKey(observer: LinksOf, other: LinksOf): string {
  return `${namespaceKey(observer.namespace.id)} ${namespaceKey(other.namespace.id)}`;
}
