import { encodeText } from '../../src/kernel/text.ts';
import { randomAlias, randomAlternativeName } from './random-world-names.ts';
import { linksIn, maybe, type Plan, type PlannedLink } from './random-world-plan.ts';

/** What can be said of any link: names, sizes, flags, up or down; then addresses and routes. */
export function planSettings(plan: Plan): void {
  for (const namespace of plan.namespaces) {
    const loopback = ['link', 'set', 'dev', 'lo', plan.random.pick(['up', 'up', 'down'])];
    const lines = linksIn(plan, namespace).map((link) => settings(plan, link));
    const addresses = linksIn(plan, namespace).flatMap((link, at) => (isOfBond(plan, link) ? [] : planAddresses(plan, link, at)));
    plan.steps.push({ namespace, lines: [loopback, ...lines.flat(), ...addresses, ...planRoutes(plan)] });
  }
}

/** IPv6 leaves the ports of a bond alone (kernel, net/ipv6/addrconf.c, addrconf_notify). */
function isOfBond(plan: Plan, { namespace, master }: PlannedLink): boolean {
  return linksIn(plan, namespace).some(({ name, kind }) => kind === 'bond' && name === master);
}

function settings(plan: Plan, { name, kind, carries }: PlannedLink): readonly (readonly string[])[] {
  const { random } = plan;
  const set = ['link', 'set', 'dev', name];
  const number = (low: number, high: number): string => String(random.between(low, high));
  const isPlain = kind === 'veth' || kind === 'bridge';
  const words = [
    maybe(plan, 0.3, 'alias', randomAlias(random)),
    maybe(plan, 0.3, 'group', number(0, 5)),
    maybe(plan, 0.3, 'txqueuelen', number(0, 5000)),
    isPlain ? maybe(plan, 0.3, 'mtu', number(carries === 'macsec' ? 1340 : 1280, 1500)) : [], // macsec takes some of it, and IPv6 wants 1280
    isPlain ? maybe(plan, 0.3, 'address', `02:00:00:${number(10, 99)}:${number(10, 99)}:${number(10, 99)}`) : [],
    maybe(plan, 0.2, 'allmulticast', 'on'),
    maybe(plan, 0.1, 'promisc', 'on'),
    maybe(plan, 0.1, 'arp', 'off'),
    maybe(plan, 0.1, 'multicast', 'off'),
    maybe(plan, 0.1, 'dynamic', 'on'),
    maybe(plan, 0.75, 'up'),
  ];
  const alternatives = Array.from({ length: random.chance(0.3) ? random.between(1, 3) : 0 }, (_, at) => [
    'link', 'property', 'add', 'dev', name, 'altname', randomAlternativeName(random, at) + name,
  ]);
  return [...words.filter((some) => some.length > 0).map((some) => [...set, ...some]), ...alternatives];
}

function planAddresses(plan: Plan, { name }: PlannedLink, at: number): readonly (readonly string[])[] {
  const { random } = plan;
  const add = (words: readonly string[]): readonly string[] => ['address', 'add', ...words];
  const lifetime = (): readonly string[] => maybe(plan, 0.3, 'valid_lft', '5000', 'preferred_lft', random.pick(['0', '900', '5000']));
  const common = (): readonly string[] => [...lifetime(), ...maybe(plan, 0.3, 'metric', String(random.between(1, 1000))), ...maybe(plan, 0.2, 'noprefixroute')];
  // The kernel wants one scope for all addresses of one network, so each is in a network of its own size.
  const ipv4 = Array.from({ length: random.between(0, 3) }, (_, each) => {
    if (random.chance(0.2)) return add([`172.16.${at}.${each}`, 'peer', `172.17.${at}.${each}/${random.between(8, 32)}`, 'dev', name, ...common()]);
    const label = `${name}:${each}`;
    return add([
      `10.${at}.0.${each + 1}/${8 * (each + 1) + random.between(0, 7)}`, 'dev', name, ...common(),
      ...maybe(plan, 0.4, 'broadcast', random.pick(['+', '10.9.9.9'])),
      ...maybe(plan, 0.4, 'scope', random.pick(['link', 'host', 'site', 'global', '42'])),
      ...(encodeText(label).length > 15 ? [] : maybe(plan, 0.3, 'label', label)),
    ]);
  });
  const secondary = random.chance(0.3) ? [add([`10.200.${at}.1/24`, 'dev', name]), add([`10.200.${at}.2/24`, 'dev', name])] : [];
  const ipv6 = Array.from({ length: random.between(0, 3) }, (_, each) => {
    const own = `fd00:${at.toString(16)}::${each + 1}`;
    if (random.chance(0.2)) return add([own, 'peer', `fd00:ffff:${at.toString(16)}::${each}/128`, 'dev', name, ...common()]);
    return add([`${own}/64`, 'dev', name, ...common(), ...random.some(['nodad', 'home', 'mngtmpaddr'], 0.3)]);
  });
  return [...ipv4, ...secondary, ...ipv6];
}

/** Routes that lead nowhere, in any table; those through links come with the addresses. */
function planRoutes(plan: Plan): readonly (readonly string[])[] {
  const { random } = plan;
  const table = (): readonly string[] => maybe(plan, 0.4, 'table', String(random.between(100, 100_000)));
  const metric = (): readonly string[] => maybe(plan, 0.4, 'metric', String(random.between(1, 5000)));
  const kinds = random.some(['blackhole', 'unreachable', 'prohibit', 'throw'], 0.4);
  return kinds.flatMap((type, at) => [
    ['route', 'add', type, `198.51.${at}.0/24`, ...table(), ...metric()],
    ['route', 'add', type, `2001:db8:${at}::/48`, ...table(), ...metric()],
  ]);
}
