import type { KernelError, ShellError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Address, Family } from '../model/address.ts';
import { isSameNamespace, type Namespace } from '../model/namespace.ts';
import { isReached, type Probe, type ProbeAnswer, type ProbeWishes } from '../model/probe.ts';
import { reasonOf, type ReachPair } from '../model/reach.ts';

export interface ReachWishes extends ProbeWishes {
  /** Both unless stated. */
  readonly family: Family | undefined;
  /** Which ways are tried; all unless stated. */
  readonly isWanted: (from: Namespace, to: Namespace) => boolean;
}

export interface ReachReading {
  readonly pairs: readonly ReachPair[];
  readonly unread: readonly { readonly namespace: Namespace; readonly failure: KernelError | ShellError }[];
}

/** Tries every address of every namespace from every other one. */
export async function readReach(kernel: Pick<Kernel, 'readInside' | 'probe'>, namespaces: readonly Namespace[], { family, isWanted, ...wishes }: ReachWishes): Promise<ReachReading> {
  const readings = await kernel.readInside(namespaces, ['links', 'addresses']);
  const hosts: Host[] = [];
  const unread: ReachReading['unread'][number][] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const reading = readings[at];
    if (reading === undefined) continue;
    if ('failure' in reading) unread.push({ namespace, failure: reading.failure });
    else hosts.push({ namespace, ends: endsOf(reading.inside, family) });
  }
  const ways = hosts.flatMap((from) => hosts.filter((to) => from !== to && isWanted(from.namespace, to.namespace)).flatMap((to) => waysTo(from.namespace, to)));
  const tried = ways.filter(({ end }) => end !== undefined);
  const answers = await kernel.probe(tried.map(toProbe), wishes);
  const answerTo = new Map(tried.map((way, at) => [way, answers[at]]));
  return { pairs: ways.map((way) => toPair(way, answerTo.get(way), wishes.port)), unread };
}

/** An address that others may send to, and the link that has it. */
interface End extends Pick<Address, 'address' | 'family'> {
  readonly link: string | undefined;
}

interface Host {
  readonly namespace: Namespace;
  readonly ends: readonly End[];
}

interface Way {
  readonly from: Namespace;
  readonly to: Namespace;
  readonly end: End | undefined;
}

/** Those of global scope that are ready: one that is still looked at for a duplicate does not answer (RFC 4862, 5.4). */
function endsOf({ links, addresses }: { readonly links: readonly { readonly index: number; readonly name: string }[]; readonly addresses: readonly Address[] }, family: Family | undefined): readonly End[] {
  const names = new Map(links.map(({ index, name }) => [index, name]));
  const isReady = ({ scope, flags }: Address): boolean => scope === 'global' && !flags.includes('tentative') && !flags.includes('dadfailed');
  return addresses
    .filter((address) => isReady(address) && (family === undefined || address.family === family))
    .map(({ address, family: its, linkIndex }) => ({ address, family: its, link: names.get(linkIndex) }));
}

function waysTo(from: Namespace, { namespace: to, ends }: Host): readonly Way[] {
  return ends.length === 0 ? [{ from, to, end: undefined }] : ends.map((end) => ({ from, to, end }));
}

function toProbe({ from, to, end }: Way): Probe {
  if (end === undefined) throw new Error('nothing is sent where there is no address');
  return { from, to, family: end.family, address: end.address };
}

function toPair({ from, to, end }: Way, answer: ProbeAnswer | undefined, port: number | undefined): ReachPair {
  const both = { from: from.label, to: to.label, port };
  if (end === undefined || answer === undefined) {
    return { ...both, address: undefined, family: undefined, link: undefined, isReached: false, answer: 'no address', milliseconds: undefined, by: undefined, reason: `${to.label} has no address for others` };
  }
  return {
    ...both,
    address: end.address,
    family: end.family,
    link: end.link,
    isReached: isReached(answer),
    answer: answer.is,
    milliseconds: 'ms' in answer ? Math.round(answer.ms * 1000) / 1000 : undefined,
    by: answer.is === 'unreachable' ? answer.by : undefined,
    reason: reasonOf(answer, port),
  };
}

/** One namespace against all others, both ways; or every one of several against every other. */
export function wantedWays(named: readonly Namespace[]): ReachWishes['isWanted'] {
  const [only, ...more] = named;
  if (only === undefined || more.length > 0) return () => true;
  return (from, to) => [from, to].some(({ id }) => isSameNamespace(id, only.id));
}
