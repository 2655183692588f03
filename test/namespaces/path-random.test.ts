import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { askPath } from '../support/ask-path.ts';
import { runScript } from '../support/ip-script.ts';
import { buildDetour, detourNames } from '../support/path-worlds.ts';
import { randomFrom, seeds, type Random } from '../support/random.ts';
import { worldRing } from '../support/world.ts';

/** Each link by its namespace, of the world with two routers. */
const links = [['inside', 'a0'], ['inside', 'd0'], ['router', 'a1'], ['router', 'c1'], ['second', 'd1'], ['second', 'e1'], ['outside', 'c0'], ['outside', 'e0']] as const;
const routers = ['router', 'second'] as const;
const addresses = ['10.1.0.1', '10.1.0.2', '10.2.0.1', '10.2.0.2', '10.3.0.1', '10.3.0.2', '10.4.0.1', '10.4.0.2'] as const;
const prefixes = ['10.1.0.0/24', '10.2.0.0/24', '10.2.0.2/32', '10.1.0.2/32', '10.4.0.0/24', 'default'] as const;

/** Something that may go wrong, or that somebody means so. It may fail, for what is gone already. */
const harms: readonly ((random: Random) => string)[] = [
  (random) => inside(random.pick(links), ([, link]) => `ip link set ${link} down`),
  (random) => inside(random.pick(links), ([, link]) => `ip link set ${link} arp off`),
  (random) => inside(random.pick(links), ([, link]) => `ip addr flush dev ${link}`),
  (random) => inside(random.pick(links), ([, link]) => `sysctl -qw net.ipv4.conf.${link}.rp_filter=${random.pick(['1', '2'])}`),
  (random) => inside(random.pick(links), ([, link]) => `sysctl -qw net.ipv4.conf.${link}.arp_ignore=${random.pick(['1', '8'])}`),
  (random) => inside(random.pick(links), ([, link]) => `ip neigh replace ${random.pick(addresses)} lladdr 02:00:00:00:00:99 dev ${link} nud permanent`),
  (random) => inside(random.pick(links), ([, link]) => `sysctl -qw net.ipv4.conf.${link}.forwarding=0`),
  (random) => inside([random.pick(routers)], () => 'sysctl -qw net.ipv4.ip_forward=0'),
  (random) => inside([random.pick(detourNames)], () => `ip route replace ${random.pick(['unreachable', 'blackhole', 'prohibit'])} ${random.pick(prefixes)}`),
  (random) => inside(random.pick(links), ([, link]) => `ip route replace ${random.pick(prefixes)} dev ${link}`),
  (random) => inside(random.pick(links), ([, link]) => `ip route replace ${random.pick(prefixes)} via ${random.pick(addresses)} dev ${link}`),
  (random) => inside([random.pick(detourNames)], () => `ip route del ${random.pick(prefixes)}`),
  (random) => inside([random.pick(detourNames)], () => `ip rule add to ${random.pick(addresses)} ${random.pick(['unreachable', 'blackhole', 'lookup 77'])}`),
  (random) => inside([random.pick(detourNames)], () => `ip route replace ${random.pick(prefixes)} via ${random.pick(addresses)} onlink dev lo table 77`),
];

function inside<Where extends readonly [string, ...string[]]>(where: Where, line: (where: Where) => string): string {
  return `ip netns exec ${where[0]} ${line(where)} 2>/dev/null || true`;
}

worldRing('path and ping agree in a world where something is wrong', () => {
  for (const seed of seeds(8)) {
    test(`world ${seed}`, async () => {
      const random = randomFrom(seed);
      const done = Array.from({ length: random.between(0, 3) }, () => random.pick(harms)(random));
      buildDetour();
      runScript(done.join('\n'));
      for (const [from, to] of [['inside', 'outside'], ['outside', 'inside'], ['inside', 'second']] as const) {
        const destination = random.pick(addresses.filter((address) => isOf(to, address)));
        const { there, back } = await askPath({ names: detourNames, from, to, destination, hasNoRules: true });
        const { status } = spawnSync('ip', ['netns', 'exec', from, 'ping', '-n', '-c', '1', '-W', '1', destination]);
        const says = { there: there.cause ?? there.end, back: back?.cause ?? back?.end };
        expect({ done, from, destination, says, answered: there.end === 'arrives' && back?.end === 'arrives' }).toEqual({ done, from, destination, says, answered: status === 0 });
      }
    });
  }
}, ['ping', 'sysctl']);

function isOf(namespace: string, address: string): boolean {
  const own: Readonly<Record<string, readonly string[]>> = { inside: ['10.1.0.2', '10.3.0.2'], outside: ['10.2.0.2', '10.4.0.2'], second: ['10.3.0.1', '10.4.0.1'] };
  return own[namespace]?.includes(address) === true;
}
