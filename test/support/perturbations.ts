import { compareNaturally } from '../../src/model/natural-order.ts';
import { ipBatch, runScript, shellWord } from './ip-script.ts';
import type { Random } from './random.ts';
import { runProgram } from './world.ts';

/** Wires of our own in a world: each perturbation has one for itself, so that none explains another. */
export interface Furniture {
  readonly wires: readonly Wire[];
  /** Where the bridge is whose ports are the far ends of the first wires. */
  readonly bridgeIn: string;
}

interface Wire {
  readonly number: number;
  readonly near: string;
  readonly far: string;
}

/** One thing that is done to a world, and the sentences that tell of it; of several alternatives any. */
export interface Perturbation {
  readonly name: string;
  readonly expected: readonly (readonly string[])[];
}

const PORTS = 4;
const WIRES = 20;

/** Wires `a0`–`b0` and so on between the namespaces, each with addresses, routes and a queue of its own. */
export function furnishWorld(random: Random, namespaces: readonly string[]): Furniture {
  const bridgeIn = random.pick(namespaces);
  const others = namespaces.filter((name) => name !== bridgeIn);
  const wires = Array.from({ length: WIRES }, (_, number): Wire => (number < PORTS ? { number, near: random.pick(others), far: bridgeIn } : wireBetween(random, namespaces, number)));
  ipBatch(bridgeIn, [['link', 'add', 'cbr', 'type', 'bridge'], ['link', 'set', 'cbr', 'up'], ['link', 'add', 'cbr2', 'type', 'bridge']]);
  ipBatch(undefined, wires.map(({ number, near, far }) => ['link', 'add', `a${number}`, 'netns', near, 'type', 'veth', 'peer', 'name', `b${number}`, 'netns', far]));
  for (const { number, near, far } of wires) {
    ipBatch(far, [['link', 'set', `b${number}`, ...(number < PORTS ? ['master', 'cbr'] : []), 'up']]);
    ipBatch(near, [
      ['link', 'set', `a${number}`, 'up'],
      ['address', 'add', `10.77.${number}.1/24`, 'dev', `a${number}`],
      ['address', 'add', `10.79.${number}.1/24`, 'dev', `a${number}`],
      ['route', 'add', `10.78.${number}.0/24`, 'via', `10.77.${number}.9`, 'dev', `a${number}`],
    ]);
    if (number >= PORTS) runScript(`tc -n ${shellWord(far)} qdisc add dev b${number} root handle 7: pfifo limit 5`);
  }
  return { wires, bridgeIn };
}

function wireBetween(random: Random, namespaces: readonly string[], number: number): Wire {
  const near = random.pick(namespaces);
  return { number, near, far: random.pick(namespaces.filter((name) => name !== near)) };
}

type Make = (wire: Wire, random: Random) => readonly (readonly string[])[];

/** By their names; each does it, and says which sentences are right. */
const makers: Readonly<Record<string, Make>> = {
  'link down': ({ number, far }) => {
    ipBatch(far, [['link', 'set', `b${number}`, 'down']]);
    return [[`${far}: b${number}: up → down`]];
  },
  mtu: ({ number, near }) => {
    ipBatch(near, [['link', 'set', `a${number}`, 'mtu', '1400']]);
    return [[`${near}: a${number}: mtu 1500 → 1400`]];
  },
  'address added': ({ number, near }) => {
    ipBatch(near, [['address', 'add', `10.80.${number}.1/28`, 'dev', `a${number}`]]);
    return [[`${near}: a${number} got 10.80.${number}.1/28`]];
  },
  'IPv6 address added': ({ number, far }) => {
    ipBatch(far, [['address', 'add', `fd77:${number}::1/64`, 'dev', `b${number}`, 'nodad']]);
    return [[`${far}: b${number} got fd77:${number}::1/64`]];
  },
  'address removed': ({ number, near }) => {
    ipBatch(near, [['address', 'delete', `10.79.${number}.1/24`, 'dev', `a${number}`]]);
    return [[`${near}: a${number} lost 10.79.${number}.1/24`]];
  },
  'address moved': ({ number, near, far }) => {
    ipBatch(near, [['address', 'delete', `10.79.${number}.1/24`, 'dev', `a${number}`]]);
    ipBatch(far, [['address', 'add', `10.79.${number}.1/24`, 'dev', `b${number}`]]);
    return [[`${far}: 10.79.${number}.1/24 moved from ${near}:a${number} to b${number}`]];
  },
  'route lost': ({ number, near }) => {
    ipBatch(near, [['route', 'delete', `10.78.${number}.0/24`]]);
    return [[`${near}: lost its route to 10.78.${number}.0/24 via 10.77.${number}.9 dev a${number}`]];
  },
  'route added': ({ number, near }) => {
    ipBatch(near, [['route', 'add', `10.81.${number}.0/24`, 'via', `10.77.${number}.8`, 'dev', `a${number}`, 'table', '777']]);
    return [[`${near}: got a route to 10.81.${number}.0/24 via 10.77.${number}.8 dev a${number} in table 777`]];
  },
  'another gateway': ({ number, near }) => {
    ipBatch(near, [['route', 'replace', `10.78.${number}.0/24`, 'via', `10.77.${number}.7`, 'dev', `a${number}`]]);
    const route = `route to 10.78.${number}.0/24`;
    return [[`${near}: ${route} via 10.77.${number}.7 dev a${number}: way via 10.77.${number}.9 dev a${number} → via 10.77.${number}.7 dev a${number}`]];
  },
  'wire deleted': ({ number, near, far }) => {
    ipBatch(near, [['link', 'delete', `a${number}`]]);
    return [[`${near}: a${number} is gone, and with it ${far}:b${number}`], [`${far}: b${number} is gone, and with it ${near}:a${number}`]];
  },
  'wire added': ({ number, near, far }) => {
    ipBatch(undefined, [['link', 'add', `new${number}`, 'netns', near, 'type', 'veth', 'peer', 'name', `end${number}`, 'netns', far]]);
    return [[`${near}: new${number} is new, wired to ${far}:end${number}`], [`${far}: end${number} is new, wired to ${near}:new${number}`]];
  },
  renamed: ({ number, near }) => {
    ipBatch(near, [['link', 'set', `a${number}`, 'down'], ['link', 'set', `a${number}`, 'name', `other${number}`], ['link', 'set', `other${number}`, 'up'], ['route', 'add', `10.78.${number}.0/24`, 'via', `10.77.${number}.9`, 'dev', `other${number}`]]);
    return [[`${near}: a${number} is called other${number} now`]];
  },
  alias: ({ number, near }) => {
    ipBatch(near, [['link', 'set', `a${number}`, 'alias', `wire ${number}`]]);
    return [[`${near}: a${number}: alias none → wire ${number}`]];
  },
  'qdisc replaced': ({ number, far }) => {
    runScript(`tc -n ${shellWord(far)} qdisc replace dev b${number} root handle 8: pfifo limit 9`);
    return [[`${far}: qdisc pfifo on b${number}: handle 7: → 8:, limit 5 → 9`]];
  },
  'rule added': ({ number, near }) => {
    ipBatch(near, [['rule', 'add', 'from', `10.82.${number}.0/24`, 'lookup', '777', 'priority', String(9000 + number)]]);
    return [[`${near}: rule ${9000 + number}: from 10.82.${number}.0/24 lookup 777 is new`]];
  },
  'neighbour entered': ({ number, near }) => {
    ipBatch(near, [['neighbour', 'add', `10.77.${number}.66`, 'lladdr', '02:00:00:00:00:66', 'dev', `a${number}`]]);
    return [[`${near}: permanent neighbour 10.77.${number}.66 at 02:00:00:00:00:66 on a${number} is new`]];
  },
};

/** Those that want a port of the bridge. */
const portMakers: Readonly<Record<string, Make>> = {
  'port left': ({ number, far }) => {
    ipBatch(far, [['link', 'set', `b${number}`, 'nomaster']]);
    return [[`${far}: b${number} left bridge cbr`]];
  },
  'port changed': ({ number, far }) => {
    ipBatch(far, [['link', 'set', `b${number}`, 'master', 'cbr2']]);
    return [[`${far}: b${number} left bridge cbr and joined bridge cbr2`]];
  },
  hairpin: ({ number, far }) => {
    ipBatch(far, [['link', 'set', `b${number}`, 'type', 'bridge_slave', 'hairpin', 'on']]);
    return [[`${far}: b${number}: port hairpin off → on`]];
  },
  'entry in the fdb': ({ number, far }) => {
    runScript(`bridge -n ${shellWord(far)} fdb add 02:00:00:00:00:77 dev b${number} master static`);
    const entry = `${far}: static entry for 02:00:00:00:00:77 on b${number}`;
    return [[`${entry} is new`, `${entry} vlan 1 is new`], [`${entry} is new`]]; // a bridge that knows VLANs has one for each of them
  },
};

/** Does some of them, each to a wire of its own. */
export function perturb(random: Random, { wires }: Furniture): readonly Perturbation[] {
  const done: Perturbation[] = [];
  const apply = (all: Readonly<Record<string, Make>>, to: readonly Wire[]): void => {
    const left = [...to];
    for (const name of random.some(Object.keys(all), 0.6)) {
      const wire = left.shift();
      const make = all[name];
      if (wire !== undefined && make !== undefined) done.push({ name, expected: make(wire, random) });
    }
  };
  apply(portMakers, wires.slice(0, PORTS));
  apply(makers, wires.slice(PORTS));
  return done;
}

/** Gives a namespace a second name, and says what it is called from then on. */
export function nameAgain(name: string, second: string): { readonly label: string; readonly said: string } {
  runProgram(['touch', `/run/netns/${second}`]);
  runProgram(['mount', '--bind', `/run/netns/${name}`, `/run/netns/${second}`]);
  return { label: [name, second].sort(compareNaturally)[0] ?? name, said: `got the name ${second}` };
}
