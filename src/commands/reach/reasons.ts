import { findPath, readForPaths } from '../../discover/path/find-path.ts';
import { KernelError, ShellError } from '../../errors.ts';
import type { Namespace } from '../../model/namespace.ts';
import { hasFailed, type ReachPair } from '../../model/reach.ts';
import { pathCauseText } from '../../render/path-cause.ts';
import { ruleReader } from '../path/rule-reader.ts';
import type { Scope } from '../scope.ts';

/** So many failures are looked into; where more fail, they fail for the same few reasons. */
const EXPLAINED = 100;

/** The same with the reasons that `path` finds, there or on the way back; where it finds none, what the kernel said stays. */
export async function withReasons(pairs: readonly ReachPair[], tried: readonly Namespace[], scope: Scope): Promise<readonly ReachPair[]> {
  const failures = pairs.filter(hasFailed).slice(0, EXPLAINED);
  if (failures.length === 0) return pairs;
  scope.progress('looking for the reasons');
  const world = await readForPaths(scope.kernel, (await scope.survey()).namespaces, await ruleReader(scope));
  const namespaceOf = new Map(tried.map((namespace) => [namespace.label, namespace]));
  const reasons = new Map<ReachPair, string>();
  for (const [at, pair] of failures.entries()) {
    scope.signal.throwIfAborted();
    scope.progress(`${at} of ${failures.length} reasons found`);
    const reason = await lookupReason(pair, namespaceOf, world);
    if (reason !== undefined) reasons.set(pair, reason);
  }
  return pairs.map((pair) => ({ ...pair, reason: reasons.get(pair) ?? pair.reason }));
}

type World = Awaited<ReturnType<typeof readForPaths>>;

async function lookupReason({ from, to, address, port }: ReachPair, namespaceOf: ReadonlyMap<string, Namespace>, world: World): Promise<string | undefined> {
  const sender = namespaceOf.get(from);
  const receiver = namespaceOf.get(to);
  if (sender === undefined || receiver === undefined) return undefined;
  try {
    const { there, back } = await findPath(world, { from: sender, source: undefined, to: receiver, destination: address, protocol: port === undefined ? 'icmp' : 'tcp', port, size: undefined, isOneWay: false });
    const cause = there.cause ?? back?.cause;
    return cause === undefined ? undefined : pathCauseText(cause);
  } catch (error) {
    if (error instanceof ShellError || error instanceof KernelError) return undefined; // the kernel's own answer stands
    throw error;
  }
}
