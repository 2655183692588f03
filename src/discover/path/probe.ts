import { KernelError, ShellError } from '../../errors.ts';
import type { Kernel } from '../../kernel/port.ts';
import { parseIpAddress } from '../../model/ip-address.ts';
import type { Path } from '../../model/path.ts';
import { compareProbe } from '../../model/path/compare-probe.ts';
import type { FollowWishes } from '../../model/path/followed.ts';
import { probeAddresses } from '../../model/path/probe-addresses.ts';
import type { PathProbe } from '../../model/path/probe.ts';
import { keyOf, placeOfStep, type NamedSighting } from '../../model/path/step-sights.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import type { PathQuestion } from './find-path.ts';
import type { PathWorld } from './world.ts';

/** Each is a socket: where there are more namespaces, one listens in those that are on the way. */
const MOST_EARS = 200;

/** Sends the packet of a path, listens on all links meanwhile, and compares. Throws what the kernel says where nothing can be sent at all. */
export async function probePath(kernel: Pick<Kernel, 'followProbe'>, world: PathWorld, path: Path, { from, source }: Pick<PathQuestion, 'from' | 'source'>, wishes: FollowWishes): Promise<PathProbe> {
  const family = parseIpAddress(path.to.address)?.family;
  if (family === undefined) throw new ShellError(`${path.to.address} is no address to send to`);
  const onWay = new Set([from.label, path.to.namespace, ...[...path.there.steps, ...(path.back?.steps ?? [])].map(({ namespace }) => namespace)]);
  const places = chooseEars(world.topology.namespaces, onWay);
  const addresses = probeAddresses(path);
  const { answer, sightings, deaf } = await kernel.followProbe(
    {
      from,
      family,
      address: path.to.address,
      source,
      protocol: path.protocol,
      port: path.port,
      size: path.size,
      listenIn: places.map(({ namespace }) => namespace),
      expectedIn: places.filter(({ namespace }) => onWay.has(namespace.label)).map(({ namespace }) => namespace),
      addresses,
    },
    wishes,
  );
  const known = new Set(path.there.steps.flatMap((step) => placeOfStep(step) ?? []).map(keyOf));
  const named = sightings.flatMap(({ at, linkIndex, ...seen }): readonly NamedSighting[] => {
    const place = places[at];
    if (place === undefined) return [];
    const sighting = { ...seen, namespace: place.namespace.label, link: linkName(place, linkIndex) };
    return isLoopback(place, linkIndex) && !known.has(keyOf(sighting)) ? [] : [sighting]; // what a namespace sends to itself has no way
  });
  const unheard = deaf.flatMap((failure, at) => {
    const label = places[at]?.namespace.label;
    return failure === undefined || label === undefined || !onWay.has(label) ? [] : [{ namespace: label, why: failure instanceof KernelError ? (failure.kernelText ?? failure.errno) : failure.message }];
  });
  return compareProbe(path, { answer, sightings: named, deaf: unheard }, addresses);
}

/** Those on the way first, and where the packet might go instead. */
function chooseEars(all: readonly TopologyNamespace[], onWay: ReadonlySet<string | undefined>): readonly TopologyNamespace[] {
  const others = all.filter(({ namespace }) => !onWay.has(namespace.label));
  return [...all.filter(({ namespace }) => onWay.has(namespace.label)), ...others].slice(0, Math.max(MOST_EARS, all.length - others.length));
}

function isLoopback({ links }: TopologyNamespace, index: number): boolean {
  return links.find((link) => link.index === index)?.type === 'loopback';
}

/** One that has come since the world was read has none. */
function linkName({ links }: TopologyNamespace, index: number): string {
  return links.find((link) => link.index === index)?.name ?? `link ${index}`;
}
