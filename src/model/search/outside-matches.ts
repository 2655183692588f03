import type { Outside } from '../outside.ts';
import { describeNeighbour, isMulticast, nearnessOfAddress } from './address-matches.ts';
import { nearestName, type Match } from './match.ts';
import { matchSockets, type SocketMeanings } from './socket-matches.ts';
import type { Sought } from './sought.ts';

/** What search looks through of a namespace that may not be entered. */
export type SearchedOutside = Pick<Outside, 'links' | 'addresses' | 'neighbours' | 'sockets'>;

/** Links by their names, addresses, neighbours by their addresses and hardware addresses, and sockets: as far as /proc/PID/net tells of them. */
export function matchOutside({ links, addresses, neighbours, sockets }: SearchedOutside, sought: Sought, pidOf: SocketMeanings['pidOf']): readonly Match[] {
  const linkNameOf = (index: number): string => links.find((link) => link.index === index)?.name ?? `#${index}`;
  return [
    ...links.flatMap(({ name, index }): readonly Match[] => {
      const nearness = sought.prefix === undefined && sought.mac === undefined ? nearestName([name], sought)?.nearness : undefined;
      return nearness === undefined ? [] : [{ kind: 'link', nearness, found: name, link: name, pid: undefined, detail: index === undefined ? 'a link' : `index ${index}` }];
    }),
    ...addresses.flatMap(({ address, prefixLength, linkName, scope }): readonly Match[] => {
      const nearness = nearnessOfAddress(address, sought);
      const found = prefixLength === undefined ? address : `${address}/${prefixLength}`;
      return nearness === undefined ? [] : [{ kind: 'address', nearness, found, link: linkName, pid: undefined, detail: scope === undefined ? 'has this address' : `has this address, scope ${scope}` }];
    }),
    ...neighbours.flatMap(({ address, mac, linkName, state, isProxy }): readonly Match[] => {
      const nearness = mac !== undefined && mac === sought.mac ? 'exact' : nearnessOfAddress(address, sought);
      const detail = describeNeighbour({ mac, states: state === undefined ? [] : [state], flags: isProxy ? ['proxy'] : [] });
      return nearness === undefined || isMulticast(address) ? [] : [{ kind: 'neighbour', nearness, found: address, link: linkName, pid: undefined, detail }];
    }),
    ...matchSockets(sockets, sought, { linkNameOf, pidOf }),
  ];
}
