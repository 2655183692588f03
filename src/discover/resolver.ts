import type { Kernel } from '../kernel/port.ts';
import { etcNameOf } from '../model/named-path.ts';
import type { Namespace } from '../model/namespace.ts';
import { countHosts, type Nameserver, parseHostSources, parseResolvConf, type ResolverPart, type SocketResolver, socketResolvers } from '../model/resolver.ts';
import { lookAtNameservers } from './nameservers.ts';
import { type EtcFile, readEtcFile } from './resolver-files.ts';

/** One thing that has a say in how names become addresses. What does not belong to its kind is empty. */
export interface ResolverFact {
  readonly part: ResolverPart;
  /** The file that is read, or the unix socket. */
  readonly path: string;
  /** Of a file: it lies under /etc/netns, and belongs to this namespace. */
  readonly isOwn: boolean;
  /** The file is there; at the socket somebody listens. */
  readonly isThere: boolean;
  readonly nameservers: readonly Nameserver[];
  readonly search: readonly string[];
  readonly options: readonly string[];
  /** The words behind `hosts:` of nsswitch.conf. */
  readonly sources: readonly string[];
  readonly hosts: number | undefined;
  /** What does not work, or is answered from another namespace, as sentences that say what to do. */
  readonly warnings: readonly string[];
}

type Asker = Pick<Kernel, 'readTextFile' | 'isListenedTo' | 'readInside' | 'readSockets' | 'lookupRoute'>;

/** How a program that is started in the namespace finds addresses. */
export async function readResolver(namespace: Namespace, kernel: Asker): Promise<readonly ResolverFact[]> {
  const [resolvConf, nsswitch, hosts] = [await readEtcFile('resolv.conf', namespace, kernel), await readEtcFile('nsswitch.conf', namespace, kernel), await readEtcFile('hosts', namespace, kernel)];
  const { nameservers: addresses, search, options } = parseResolvConf(resolvConf.text ?? '');
  const nameservers = await lookAtNameservers(addresses, namespace, kernel);
  const sources = parseHostSources(nsswitch.text ?? '') ?? [];
  const facts: ResolverFact[] = [
    { ...factOf('resolv.conf', resolvConf, warningsOf(nameservers, namespace)), nameservers, search, options },
    { ...factOf('nsswitch.conf', nsswitch), sources },
    { ...factOf('hosts', hosts), hosts: countHosts(hosts.text ?? '') },
  ];
  for (const resolver of socketResolvers) facts.push(...(await askSocket(resolver, sources, namespace, kernel)));
  return facts;
}

const blank = { nameservers: [], search: [], options: [], sources: [], hosts: undefined } as const;

function factOf(part: ResolverPart, { path, isOwn, text, warning }: EtcFile, more: readonly string[] = []): ResolverFact {
  return { part, path, isOwn, isThere: text !== undefined, ...blank, warnings: [...(warning === undefined ? [] : [warning]), ...more] };
}

/** One that nsswitch.conf does not name has no say, and is left out. */
async function askSocket({ part, paths, source }: SocketResolver, sources: readonly string[], namespace: Namespace, kernel: Asker): Promise<readonly ResolverFact[]> {
  const word = source === undefined ? undefined : sources.find((one) => source.test(one));
  if (source !== undefined && word === undefined) return [];
  let path: string = paths[0];
  let isThere = false;
  for (const candidate of paths) {
    if (isThere || !(await kernel.isListenedTo(candidate))) continue;
    [path, isThere] = [candidate, true];
  }
  const warnings = isThere && !namespace.isHome ? [warningOf(part, path, word, namespace)] : [];
  return [{ part, path, isOwn: false, isThere, ...blank, warnings }];
}

/** A unix socket does not care for network namespaces: who answers there asks from where he himself is. */
function warningOf(part: ResolverPart, path: string, word: string | undefined, { label, paths }: Namespace): string {
  const answered = `names in ${label} are answered by ${part} over ${path}, which asks from outside, whatever resolv.conf says`;
  if (word === undefined) return `${answered}; without it: unshare --mount sh -c 'mount -t tmpfs tmpfs ${path.replace(/\/[^/]*$/, '')} && exec PROGRAM'`;
  const name = etcNameOf(paths);
  if (name === undefined) return `${answered}; a namespace with a name (attach) can have its own /etc/netns/NAME/nsswitch.conf without ${word}`;
  return `${answered}; without it: a copy of nsswitch.conf without ${word} as /etc/netns/${name}/nsswitch.conf`;
}

/** glibc asks the first three (resolv.h, MAXNS). */
const ASKED = 3;

function warningsOf(nameservers: readonly Nameserver[], { label, paths }: Namespace): readonly string[] {
  const name = etcNameOf(paths);
  const better = name === undefined ? '' : `; one that it reaches belongs into /etc/netns/${name}/resolv.conf`;
  const ignored = nameservers.length > ASKED ? [`resolv.conf names ${nameservers.length} nameservers in ${label}, and glibc asks the first ${ASKED}`] : [];
  return [
    ...nameservers.flatMap(({ address, isLoopback, isListening, refusal }) => {
      if (isLoopback && isListening === false) return [`nameserver ${address} is ${label} itself, and nobody there listens at port 53${better}`];
      if (refusal !== undefined) return [`${label} has no route to nameserver ${address} (${refusal})${better}`];
      return [];
    }),
    ...ignored,
  ];
}
