import type { Address } from '../../src/model/address.ts';
import type { Link } from '../../src/model/link.ts';
import type { LinkDetails } from '../../src/model/link-details.ts';
import type { Neighbour } from '../../src/model/neighbour.ts';
import type { Process } from '../../src/model/process.ts';
import { aBridge, aPort } from './a-bridge.ts';
import type { AddressPlan, LinkPlan, NeighbourPlan, ProcessPlan } from './world-plan.ts';

/** The links of one namespace as a kernel would tell of them: lo first, indexes and MAC addresses in a row, masters by index. */
export function makeLinks(plans: readonly LinkPlan[], namespaceNumber: number): readonly Link[] {
  const hasLoopback = plans.some(({ name }) => name === 'lo');
  const all: readonly LinkPlan[] = hasLoopback ? plans : [{ name: 'lo' }, ...plans];
  const indexes = new Map(all.map((plan, at) => [plan.name, plan.index ?? at + 1]));
  return all.map((plan, at) => makeLink(plan, { index: at + 1, masterIndex: plan.master === undefined ? undefined : indexes.get(plan.master), namespaceNumber }));
}

export function makeLink({ master, ...stated }: LinkPlan, place: { readonly index: number; readonly masterIndex: number | undefined; readonly namespaceNumber: number }): Link {
  const isLoopback = stated.name === 'lo';
  const kind = stated.kind ?? (isLoopback ? 'loopback' : 'veth');
  const index = stated.index ?? place.index;
  const mac = isLoopback ? '00:00:00:00:00:00' : `02:00:00:00:${hex(place.namespaceNumber)}:${hex(index)}`;
  return {
    index,
    alternativeNames: [],
    kind,
    type: isLoopback ? 'loopback' : 'ether',
    state: isLoopback ? 'unknown' : 'up',
    flags: isLoopback ? ['LOOPBACK', 'UP', 'LOWER_UP'] : ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    mtu: isLoopback ? 65536 : 1500,
    mac,
    broadcast: isLoopback ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff',
    masterIndex: place.masterIndex,
    linkIndex: undefined,
    linkNsid: undefined,
    alias: undefined,
    group: 0,
    queueingDiscipline: 'noqueue',
    queueLength: 1000,
    details: detailsOf(kind, mac),
    port: master === undefined ? undefined : aPort(index),
    ...stated,
  };
}

export function makeAddress({ link: _, ...stated }: AddressPlan, linkIndex: number): Address {
  const [address, prefix] = stated.address.split('/');
  const isIpv6 = stated.address.includes(':');
  return {
    linkIndex,
    family: isIpv6 ? 'inet6' : 'inet',
    prefixLength: Number(prefix ?? (isIpv6 ? 64 : 24)),
    peerAddress: undefined,
    broadcast: undefined,
    scope: 'global',
    flags: ['permanent'],
    labelName: undefined,
    validLifetime: undefined,
    preferredLifetime: undefined,
    metric: undefined,
    ...stated,
    address: address ?? '',
  };
}

export function makeNeighbour({ link: _, ...stated }: NeighbourPlan, linkIndex: number | undefined): Neighbour {
  const isProxy = stated.flags?.includes('proxy') === true;
  return {
    linkIndex,
    family: stated.address.includes(':') ? 'inet6' : 'inet',
    mac: undefined,
    states: [isProxy ? 'none' : stated.mac === undefined ? 'failed' : 'reachable'],
    flags: [],
    protocol: undefined,
    probes: isProxy ? undefined : 1,
    references: isProxy ? undefined : 1,
    used: isProxy ? undefined : 12.5,
    confirmed: isProxy ? undefined : 3.25,
    updated: isProxy ? undefined : 3,
    vlan: undefined,
    ...stated,
  };
}

export function makeProcess({ inodes: _, cgroups: __, ...stated }: ProcessPlan): Process {
  return { parent: 1, uid: 0, user: 'root', name: (stated.command.split(/:? /)[0] ?? '').replace(/^.*\//, '').slice(0, 15), threads: 1, ...stated };
}

function detailsOf(kind: string, mac: string): LinkDetails | undefined {
  if (kind !== 'bridge') return undefined;
  const id = `8000.${mac.replaceAll(':', '')}`;
  return { ...aBridge, id, root: id };
}

function hex(number: number): string {
  return number.toString(16).padStart(2, '0');
}
