import type { OutsideLink, OutsideNeighbour } from '../../model/outside.ts';
import type { NeighbourRow } from '../neighbours/body.ts';

/** What the notice says. */
export const NEIGHBOURS_LACK = 'IPv6 neighbours, those that nothing is asked for, and of the others most states and all times';

export function outsideNeighbourRow(namespace: string, links: readonly OutsideLink[], { linkName, address, mac, state, isProxy }: OutsideNeighbour): NeighbourRow {
  return {
    namespace,
    link: linkName,
    linkIndex: links.find(({ name }) => name === linkName)?.index,
    family: 'inet',
    address,
    mac,
    states: state === undefined ? [] : [state],
    flags: isProxy ? ['proxy'] : [],
    protocol: undefined,
    probes: undefined,
    references: undefined,
    used: undefined,
    confirmed: undefined,
    updated: undefined,
    vlan: undefined,
  };
}
