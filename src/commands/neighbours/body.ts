import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { isWithin, parseIpAddress, parseIpPrefix } from '../../model/ip-address.ts';
import type { Neighbour } from '../../model/neighbour.ts';
import { numberName, type NumberNames } from '../../model/number-names.ts';
import type { View } from '../../render/view.ts';
import { linkNames, type LinkNames } from '../links/names.ts';
import { namespacesToLookInto } from '../look-into.ts';
import type { neighboursArguments } from '../neighbours.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import { NEIGHBOURS_LACK, outsideNeighbourRow } from '../outside/neighbour.ts';
import type { Scope } from '../scope.ts';

/** One neighbour as JSON gives it (docs/json.md). */
export interface NeighbourRow extends Omit<Neighbour, 'protocol'> {
  readonly namespace: string;
  readonly link: string | undefined;
  readonly protocol: string | undefined;
}

export const view: View<NeighbourRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'link', value: (row) => row.link, role: 'name' },
    { name: 'family', value: (row) => row.family, drop: 3 },
    { name: 'address', value: (row) => row.address, role: 'address', isName: true },
    { name: 'mac', value: (row) => row.mac, role: 'address' },
    { name: 'state', value: (row) => row.states.join(','), role: stateRole },
    { name: 'flags', value: (row) => row.flags.join(','), drop: 1, whenAny: true },
    { name: 'confirmed', value: (row) => secondsText(row.confirmed), drop: 2, whenAny: true },
    { name: 'used', value: (row) => secondsText(row.used), wide: true },
    { name: 'updated', value: (row) => secondsText(row.updated), wide: true },
    { name: 'probes', value: (row) => row.probes, wide: true },
    { name: 'references', value: (row) => row.references, wide: true },
    { name: 'protocol', value: (row) => row.protocol, wide: true },
    { name: 'vlan', value: (row) => row.vlan, wide: true },
  ],
  empty: (where) => `no neighbours in ${where}`,
};

export async function run(values: Values<typeof neighboursArguments>, scope: Scope) {
  const isAsked = addressFilter(values.address);
  const namespaces = await namespacesToLookInto(values, scope).catch((error: unknown) => {
    throw meansAddress(error, values.namespace);
  });
  const names = await scope.kernel.readNumberNames();
  const readings = await scope.kernel.readInside(namespaces, ['links', 'neighbours']);
  const outside = lookFromOutside(['links', 'neighbours'], NEIGHBOURS_LACK, values.all, scope);
  const rows: NeighbourRow[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const reading = readings[at];
    if (reading === undefined) continue;
    if ('inside' in reading) {
      const nameOf = linkNames(reading.inside.links);
      rows.push(...reading.inside.neighbours.map((neighbour) => toNeighbourRow(namespace.label, nameOf, names, neighbour)));
    } else {
      const { links = [], neighbours: seen = [] } = (await outside.read(namespace, reading.failure)) ?? {};
      rows.push(...seen.map((neighbour) => outsideNeighbourRow(namespace.label, links, neighbour)));
    }
  }
  outside.say();
  return rows.filter((row) => (values.family === undefined || row.family === values.family) && (values.link === undefined || row.link === values.link) && isWanted(row, values.state) && isAsked(row.address));
}

export function toNeighbourRow(namespace: string, nameOf: LinkNames, names: NumberNames, { linkIndex, family, address, mac, states, flags, protocol, ...rest }: Neighbour): NeighbourRow {
  return {
    namespace,
    link: linkIndex === undefined ? undefined : nameOf(linkIndex),
    linkIndex,
    family,
    address,
    mac,
    states,
    flags,
    protocol: protocol === undefined ? undefined : numberName(names.protocols, protocol),
    ...rest,
  };
}

/** As `ip neighbour`: a proxy entry and what another program has learnt are never idle. */
function isWanted({ states, flags }: NeighbourRow, state: string | undefined): boolean {
  if (states.length === 0) return state === undefined || state === 'all'; // not known from outside
  if (state !== undefined) return state === 'all' || states.some((one) => one === state);
  const isIdle = states.every((one) => one === 'noarp' || one === 'none');
  return !isIdle || flags.includes('proxy') || flags.includes('extern_learn');
}

function addressFilter(word: string | undefined): (address: string) => boolean {
  if (word === undefined) return () => true;
  const prefix = parseIpPrefix(word);
  if (prefix === undefined) throw new UsageError(`${word} is no IP address and no prefix`, { word, hint: 'for example 10.0.0.2, or 10.0.0.0/24' });
  return (text) => {
    const address = parseIpAddress(text);
    return address !== undefined && isWithin(address, prefix);
  };
}

/** Whoever types an address where a namespace stands is told how to ask for it. */
function meansAddress(error: unknown, word: string | undefined): unknown {
  if (!(error instanceof ShellError) || word === undefined || parseIpPrefix(word) === undefined) return error;
  return new ShellError(error.message, { word, hint: `neighbours --address ${word}` });
}

function stateRole({ states }: NeighbourRow): 'up' | 'down' | 'plain' {
  if (states.includes('failed') || states.includes('incomplete')) return 'down';
  return states.includes('reachable') || states.includes('permanent') ? 'up' : 'plain';
}

function secondsText(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${Math.floor(seconds)}s`;
}
