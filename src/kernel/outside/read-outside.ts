import { readFileSync } from 'node:fs';
import { isSameNamespace, type Namespace, type NamespaceId } from '../../model/namespace.ts';
import type { Outside, OutsideAddress, OutsideLink } from '../../model/outside.ts';
import type { Socket } from '../../model/socket.ts';
import { attempt, isForbidden } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import { parseInetSockets } from '../proc/inet-sockets.ts';
import { lookupNetNumber } from '../proc/net-number.ts';
import { encodeText } from '../text.ts';
import { parseArp } from './arp.ts';
import { parseDev } from './dev.ts';
import { parseFibTrie } from './fib-trie.ts';
import { parseIfInet6 } from './if-inet6.ts';
import { parseDevMcast, parseIgmp, parseInet6Indexes, parseSnmp6Index } from './indexes.ts';
import { findIpv4Addresses } from './ipv4-addresses.ts';
import { joinIpv4Routes } from './ipv4-routes.ts';
import { parseIpv6Routes } from './ipv6-routes.ts';
import { parsePacket } from './packet.ts';
import { parseUnix } from './unix.ts';

/** @see Kernel.readOutside */
export function readOutside<Kind extends keyof Outside>(namespace: Pick<Namespace, 'id' | 'pids'>, kinds: readonly Kind[]): Pick<Outside, Kind> | undefined {
  for (const pid of namespace.pids) {
    const read = (name: string): string => attempt(() => readFileSync(Buffer.concat([Buffer.from(`/proc/${pid}/net/`), encodeText(name)]), 'latin1')) ?? '';
    if (!isIn(pid, namespace.id)) continue;
    const outside: Partial<Outside> = Object.fromEntries(kinds.map((kind) => [kind, readers[kind](read)]));
    if (isIn(pid, namespace.id)) return outside as Pick<Outside, Kind>; // each kind has just been put there
  }
  return undefined;
}

/** A file under /proc/PID/net, one character for each byte; empty where this kernel has none. */
type Read = (name: string) => string;

const readers: { readonly [Kind in keyof Outside]: (read: Read) => Outside[Kind] } = {
  links: readLinks,
  addresses: readAddresses,
  routes: (read) => [...joinIpv4Routes(read('route'), parseFibTrie(read('fib_trie'))), ...parseIpv6Routes(read('ipv6_route'))],
  neighbours: (read) => parseArp(read('arp')),
  sockets: readSockets,
};

/** Before and after reading: a pid may pass to a process of another namespace. */
function isIn(pid: number, id: NamespaceId): boolean {
  let isRefused = false;
  const link = attempt(() => identifyLink(`/proc/${pid}/ns/net`), (errno) => (isRefused = isForbidden(errno)));
  const found = isRefused ? lookupNetNumber(`/proc/${pid}`) : link;
  return found !== undefined && isSameNamespace(found, id);
}

function readLinks(read: Read): readonly OutsideLink[] {
  const indexes = new Map([...parseIgmp(read('igmp')), ...parseDevMcast(read('dev_mcast')), ...parseInet6Indexes(read('if_inet6'))]);
  const links = parseDev(read('dev')).map(({ name, statistics }): OutsideLink => ({ name, index: indexes.get(name) ?? parseSnmp6Index(read(`dev_snmp6/${name}`)), statistics }));
  return links.toSorted((a, b) => (a.index ?? UNKNOWN) - (b.index ?? UNKNOWN));
}

const UNKNOWN = 2 ** 31; // behind every index

/** Of each address what is known of its link, by the name or by the index. */
function readAddresses(read: Read): readonly OutsideAddress[] {
  const trie = parseFibTrie(read('fib_trie'));
  const addresses = [...findIpv4Addresses(trie, joinIpv4Routes(read('route'), trie)), ...parseIfInet6(read('if_inet6'))];
  const links = readLinks(read);
  return addresses.map((address) => {
    const link = links.find(({ name, index }) => (address.linkName === undefined ? index !== undefined && index === address.linkIndex : name === address.linkName));
    return { ...address, linkName: address.linkName ?? link?.name, linkIndex: address.linkIndex ?? link?.index };
  });
}

function readSockets(read: Read): readonly Socket[] {
  const inet = (['tcp', 'udp', 'raw'] as const).flatMap((type) => [...parseInetSockets(type, 'inet', read(type)), ...parseInetSockets(type, 'inet6', read(`${type}6`))]);
  return [...inet, ...parseUnix(read('unix')), ...parsePacket(read('packet'))];
}
