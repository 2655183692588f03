import { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Namespace } from '../model/namespace.ts';
import type { Match } from '../model/search/match.ts';

/**
 * The way by which a namespace reaches an address, as its kernel would take it. None where it has none, and none where the address is its own:
 * that is found by itself. A default route, which leads anywhere, comes last.
 */
export async function matchRoute(kernel: Pick<Kernel, 'lookupRoute'>, namespace: Namespace, destination: string, linkNameOf: (index: number) => string): Promise<readonly Match[]> {
  try {
    const answer = await kernel.lookupRoute(namespace, { destination });
    if (answer.is === 'refused' || answer.route.type !== 'unicast') return [];
    const { route, match = route } = answer;
    const link = route.linkIndex === undefined ? undefined : linkNameOf(route.linkIndex);
    const words = [route.gateway === undefined ? 'leads to it directly' : `leads to it via ${route.gateway}`, ...(route.preferredSource === undefined ? [] : [`from ${route.preferredSource}`])];
    return [{ kind: 'route', nearness: match.destination === 'default' ? 'holds' : 'exact', found: match.destination, link, pid: undefined, detail: words.join(' ') }];
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return []; // the namespace is gone, or said already why it can not be read
    throw error;
  }
}
