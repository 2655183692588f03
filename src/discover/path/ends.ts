import { ShellError } from '../../errors.ts';
import type { Address } from '../../model/address.ts';
import { isWithin, parseIpAddress, parseIpPrefix } from '../../model/ip-address.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import type { PathWorld } from './world.ts';

/**
 * Which of a namespace's addresses is meant: one of a network that the sender is in, else one that it has a route to, else the first.
 * Addresses that mean something else on every link do not count, unless there are no others.
 */
export async function chooseDestination(world: PathWorld, from: TopologyNamespace, { to, source }: { readonly to: Namespace | undefined; readonly source: string | undefined }): Promise<string> {
  const there = to === undefined ? undefined : world.placeOfNamespace(to);
  if (there?.failure !== undefined) throw there.failure;
  const family = source === undefined ? undefined : parseIpAddress(source)?.family;
  const candidates = (there?.links ?? []).flatMap(({ addresses }) => addresses).filter((address) => address.scope === 'global' && (family === undefined || address.family === family));
  const [first] = candidates;
  if (first === undefined) throw new ShellError(`${to?.label ?? ''} has no address to send to`, { word: to?.label, hint: `addrs ${to?.label ?? ''} shows its addresses` });
  if (from === there) return first.address;
  const own = from.links.flatMap(({ addresses }) => addresses).filter(({ scope }) => scope === 'global');
  const near = candidates.find((candidate) => own.some((address) => isNear(candidate, address)));
  if (near !== undefined) return near.address;
  for (const candidate of candidates) {
    const answer = await world.kernel.lookupRoute(from.namespace, { destination: candidate.address });
    if (answer.is === 'route') return candidate.address;
  }
  return first.address;
}

function isNear(candidate: Address, { address, prefixLength }: Address): boolean {
  const [is, prefix] = [parseIpAddress(candidate.address), parseIpPrefix(`${address}/${prefixLength}`)];
  return is !== undefined && prefix !== undefined && isWithin(is, prefix);
}
