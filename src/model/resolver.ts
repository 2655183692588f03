/** How names become addresses for a program that is started in a namespace (resolv.conf(5), nsswitch.conf(5), hosts(5)). */

/** What is looked at: the three files, and those who answer over a unix socket. */
export const resolverParts = ['resolv.conf', 'nsswitch.conf', 'hosts', 'nscd', 'systemd-resolved', 'avahi'] as const;
export type ResolverPart = (typeof resolverParts)[number];

/** resolv.conf(5). */
export interface ResolvConf {
  /** In the order in which they are asked; glibc asks the first three (resolv.h, MAXNS). */
  readonly nameservers: readonly string[];
  readonly search: readonly string[];
  readonly options: readonly string[];
}

/** A nameserver of resolv.conf, seen from inside. */
export interface Nameserver {
  readonly address: string;
  /** On a loopback address, which is the namespace itself. */
  readonly isLoopback: boolean;
  /** Whether somebody listens there at port 53, UDP or TCP; `undefined` for one that is elsewhere. */
  readonly isListening: boolean | undefined;
  /** The link by which packets go there. */
  readonly link: string | undefined;
  readonly gateway: string | undefined;
  /** Why there is no route (`ENETUNREACH`). */
  readonly refusal: string | undefined;
}

/** Who answers over a unix socket, which is reached from every network namespace. */
export interface SocketResolver {
  readonly part: ResolverPart;
  /** The first is the one that C libraries open. */
  readonly paths: readonly [string, ...string[]];
  /** The word of nsswitch.conf's `hosts:` that leads there; `undefined` where it is asked in any case. */
  readonly source: RegExp | undefined;
}

/** glibc asks nscd before all else (nscd/nscd-client.h, _PATH_NSCDSOCKET); the others are modules that nsswitch.conf names. */
export const socketResolvers: readonly SocketResolver[] = [
  { part: 'nscd', paths: ['/var/run/nscd/socket', '/run/nscd/socket'], source: undefined },
  { part: 'systemd-resolved', paths: ['/run/systemd/resolve/io.systemd.Resolve'], source: /^resolve$/ },
  { part: 'avahi', paths: ['/run/avahi-daemon/socket', '/var/run/avahi-daemon/socket'], source: /^mdns/ },
];

export function parseResolvConf(text: string): ResolvConf {
  const nameservers: string[] = [];
  const options: string[] = [];
  let search: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line.split(/[ \t]+/); // a keyword stands at the start of its line
    if (keyword === 'nameserver' && words[0] !== undefined && words[0] !== '') nameservers.push(words[0]);
    else if (keyword === 'options') options.push(...words.filter((word) => word !== ''));
    else if (keyword === 'search') search = words.filter((word) => word !== '');
    else if (keyword === 'domain') search = words.slice(0, 1).filter((word) => word !== '');
  }
  return { nameservers, search, options };
}

/** The words behind `hosts:`, the actions in brackets as one each; `undefined` without such a line. */
export function parseHostSources(text: string): readonly string[] | undefined {
  for (const line of text.split('\n')) {
    const found = /^\s*hosts:(.*)$/.exec(line.replace(/#.*/, ''));
    if (found !== null) return found[1]?.match(/\[[^\]]*\]?|[^\s[]+/g)?.map((word) => word.replaceAll(/\s+/g, ' ')) ?? [];
  }
  return undefined;
}

/** How many lines of a hosts file name an address. */
export function countHosts(text: string): number {
  return text.split('\n').filter((line) => line.replace(/#.*/, '').trim().split(/\s+/).length >= 2).length;
}

/** 127.0.0.0/8 and ::1, with or without the link behind `%`. */
export function isLoopbackAddress(address: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(address) || /^::1(?:%.*)?$/.test(address);
}
