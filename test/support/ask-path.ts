import { lookupFirewallPrograms } from '../../src/discover/firewall-programs.ts';
import { readFirewall } from '../../src/discover/firewall.ts';
import { findPath, readForPaths, type PathQuestion } from '../../src/discover/path/find-path.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { Path, PathWay } from '../../src/model/path.ts';
import { pathVerdict } from '../../src/render/path.ts';
import { type Listened, type SeenHops, watchEchoes } from './hops.ts';
import { namedNamespace } from './named-namespace.ts';

export const HOST = 'host';

/** Which packets, where they are not small echo requests; `names` are all namespaces of the world besides `host`. */
export interface PathWorldQuestion extends Partial<Pick<PathQuestion, 'source' | 'destination' | 'protocol' | 'port' | 'size'>> {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Nobody has made rules of a firewall: those are not read, since starting programs is dear where Linux runs as a process. */
  readonly hasNoRules?: boolean;
}

/** What path says, in one reading of the real kernel. */
export async function askPath(question: PathWorldQuestion): Promise<Path> {
  const [path] = await askPaths(question, [question]);
  if (path === undefined) throw new Error('one question has one answer');
  return path;
}

async function askPaths({ names, hasNoRules, source, destination, protocol = 'icmp', port, size }: PathWorldQuestion, ways: readonly Pick<PathWorldQuestion, 'from' | 'to'>[]): Promise<readonly Path[]> {
  const kernel = createLinuxKernel();
  const host: Namespace = { ...(await kernel.readOwnNamespace()), label: HOST, names: [], owners: [], paths: [], sources: [], pids: [], representative: undefined, isHome: true };
  const namespaces = [host, ...names.map(namedNamespace)];
  const programs = await lookupFirewallPrograms(kernel, async () => undefined);
  const world = await readForPaths(kernel, namespaces, async (namespace) => (hasNoRules === true ? [] : (await readFirewall(namespace, programs, kernel, new AbortController().signal)).tables));
  const find = (label: string): Namespace => {
    const found = namespaces.find((namespace) => namespace.label === label);
    if (found === undefined) throw new Error(`${label} is no namespace of this world`);
    return found;
  };
  const ask = async ({ from, to }: (typeof ways)[number]) => await findPath(world, { source, destination, protocol, port, size, from: find(from), to: find(to), isOneWay: false });
  return await Promise.all(ways.map(ask));
}

/** What path says, whether an echo request that is really sent is answered, and the hops of both. */
export interface Compared {
  readonly says: string;
  readonly isAnswered: boolean;
  readonly named: Hops;
  readonly seen: Hops;
}

type Hops = Omit<SeenHops, 'isAnswered'>;

/** Asks path first, and then the network. */
export async function comparePath(question: PathWorldQuestion): Promise<Compared> {
  const [compared] = await compareWays(question, [question]);
  if (compared === undefined) throw new Error('one question has one answer');
  return compared;
}

/** The same for one way and the other. */
export async function compareBothWays(question: PathWorldQuestion): Promise<readonly Compared[]> {
  return await compareWays(question, [question, { from: question.to, to: question.from }]);
}

async function compareWays(question: PathWorldQuestion, ways: readonly Pick<PathWorldQuestion, 'from' | 'to'>[]): Promise<readonly Compared[]> {
  const paths = await askPaths(question, ways);
  const places = [HOST, ...question.names].map(placeOf);
  const options = [...(question.source === undefined ? [] : ['-I', question.source]), ...(question.size === undefined ? [] : ['-M', 'do', '-s', String(question.size - 28)])];
  const echoes = await watchEchoes(places, paths.map(({ to }, at) => ({ from: placeOf(ways[at]?.from ?? HOST), address: to.address, options })));
  return paths.map((path, at) => {
    const { isAnswered = false, there = [], back = [] } = echoes[at] ?? {};
    return { says: pathVerdict(path), isAnswered, named: { there: namedHops(path.there), back: path.back === undefined ? [] : namedHops(path.back) }, seen: { there, back } };
  });
}

function placeOf(label: string): Listened {
  return { label, as: label === HOST ? [] : ['ip', 'netns', 'exec', label] };
}

/** The links that path names, as tcpdump would see the packet there. */
export function namedHops({ steps }: Pick<PathWay, 'steps'>): readonly string[] {
  const hops = steps.flatMap((step) => {
    if (step.is === 'link') return [`${step.namespace}:${step.link} out`];
    const comesIn = step.is === 'wire' || (step.is === 'bridge' && step.outPort === undefined);
    return comesIn ? [`${step.namespace}:${step.link} in`] : [];
  });
  return hops.filter((hop, at) => hop !== hops[at - 1]);
}
