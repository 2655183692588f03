import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { lookupRoute } from '../../src/kernel/read-route.ts';
import type { Link } from '../../src/model/link.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import type { RouteAnswer } from '../../src/model/route-lookup.ts';
import type { Route } from '../../src/model/route.ts';
import { separateEncapsulations } from './oracle-encapsulation.ts';
import { asRecords } from './oracle-record.ts';
import { routeOf } from './oracle-routes.ts';
import type { Random } from './random.ts';
import { parseIpJson } from './world.ts';

/** A question to the kernel, as a person asks `ip route get`, with links by their names. */
export interface AskedRoute {
  readonly destination: string;
  readonly source?: string;
  readonly inputLink?: string;
  readonly outputLink?: string;
  readonly mark?: number;
  readonly tos?: number;
  readonly protocol?: 6 | 17;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
}

/** Questions about where the routes lead, where none does, and about packets of every kind. */
export function randomQuestions(random: Random, count: number): readonly AskedRoute[] {
  return Array.from({ length: count }, (): AskedRoute => {
    const isIpv6 = random.chance(0.5);
    const at = random.between(0, 32);
    const destination = isIpv6
      ? random.pick([`2001:db8:${at}::`, `2001:db8:${at}::`, `2001:db8:${at}::1`, 'fd00:1::1', 'fd00:2::2', '::1', 'ff02::1', '3fff::1'])
      : random.pick([`198.18.${at}.${64 * random.between(0, 3)}`, `198.18.${at}.${64 * random.between(0, 3)}`, `198.18.${at}.65`, '10.1.0.1', '10.1.0.2', '10.1.0.255', '127.0.0.1', '224.0.0.1', '203.0.113.1']);
    const own = isIpv6 ? ['fd00:1::2', 'fd00:2::2'] : ['10.1.0.2', '10.2.0.2'];
    const comesIn = random.chance(0.2);
    return {
      destination,
      ...(comesIn ? { source: isIpv6 ? 'fd00:1::77' : '10.1.0.77', inputLink: 'eth0' } : random.chance(0.3) ? { source: random.pick(own) } : {}),
      ...(!comesIn && random.chance(0.1) ? { outputLink: random.pick(['eth0', 'eth1']) } : {}),
      ...(random.chance(0.3) ? { mark: random.between(1, 3) } : {}),
      ...(random.chance(0.2) ? { tos: random.pick([0x04, 0x08, 0x10]) } : {}),
      ...(random.chance(0.2) ? { protocol: random.pick([6, 17] as const), sourcePort: random.between(1, 65535), destinationPort: random.between(1, 65535) } : {}),
    };
  });
}

/** Expects that the kernel says to us what it says to `ip route get`, and to `ip route get fibmatch`. */
export async function compareRouteAnswers(namespace: Namespace, links: readonly Link[], asked: AskedRoute): Promise<RouteAnswer['is']> {
  const indexOf = (name: string | undefined): number | undefined => links.find((link) => link.name === name)?.index;
  const { inputLink, outputLink, ...query } = asked;
  const ours = await lookupRoute(namespace, { ...query, inputLinkIndex: indexOf(inputLink), outputLinkIndex: indexOf(outputLink) });
  const words = wordsOf(asked);
  const title = words.join(' ');
  const theirs = { route: ask(namespace.label, words, indexOf), match: ask(namespace.label, ['fibmatch', ...words], indexOf) };
  if (ours.is === 'route' && typeof theirs.route === 'object' && isMixedUp(ours.route) && isMixedUp(theirs.route)) {
    const wayOf = ({ gateway, linkIndex }: Route) => ({ gateway, linkIndex });
    expect({ [title]: wayOf(ours.route) }).toEqual({ [title]: wayOf(theirs.route) });
  } else if (ours.is === 'refused') expect({ [title]: ours.kernelText ?? errors[ours.errno] ?? ours.errno }).toEqual({ [title]: theirs.route });
  else expect({ [title]: [comparable(ours.route), ours.match && comparable(ours.match)] }).toEqual({ [title]: [theirs.route, typeof theirs.match === 'string' ? undefined : theirs.match] });
  return ours.is;
}

/** Of an IPv6 route by nexthop objects the kernel tells the way alone for sure: see docs/agreement.md. */
function isMixedUp({ family, nexthopId }: Route): boolean {
  return family === 'inet6' && nexthopId !== undefined;
}

function wordsOf({ destination, source, inputLink, outputLink, mark, tos, protocol, sourcePort, destinationPort }: AskedRoute): readonly string[] {
  const word = (name: string, value: string | number | undefined): readonly string[] => (value === undefined ? [] : [name, String(value)]);
  const type = tos === undefined ? undefined : `0x${tos.toString(16)}`;
  return [
    destination, ...word('from', source), ...word('iif', inputLink), ...word('oif', outputLink), ...word('mark', mark), ...word('tos', type), ...word('ipproto', protocol), ...word('sport', sourcePort),
    ...word('dport', destinationPort),
  ];
}

/** The route, or the words of the refusal. */
function ask(namespace: string, words: readonly string[], indexOf: (name: string) => number | undefined): Route | string {
  const { status, stdout, stderr } = spawnSync('ip', ['-n', namespace, '-j', '-d', '-N', 'route', 'get', ...words], { encoding: 'utf8' });
  if (status !== 0) return stderr.trim().replace(/^(?:RTNETLINK answers|Error): /, '').replace(/\.$/, '');
  const [record = {}] = asRecords(parseIpJson(separateEncapsulations(stdout.trim())));
  return comparable(routeOf(record, (words[0] === 'fibmatch' ? words[1] : words[0])?.includes(':') === true ? 'inet6' : 'inet', indexOf));
}

/** Without what moves on between two questions, and what JSON does not say. */
function comparable(route: Route): Route {
  return { ...route, expires: route.expires === undefined ? undefined : 0, metrics: route.metrics && { ...route.metrics, locked: [] } };
}

/** strerror(3) */
const errors: Readonly<Record<string, string>> = {
  ENETUNREACH: 'Network is unreachable',
  EHOSTUNREACH: 'No route to host',
  EACCES: 'Permission denied',
  EINVAL: 'Invalid argument',
  EXDEV: 'Invalid cross-device link',
  ENETDOWN: 'Network is down',
  EMSGSIZE: 'Message too long',
};
