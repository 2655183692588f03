import type { Outside } from '../../src/model/outside.ts';
import type { FakeNamespace } from './fake-machine.ts';
import { queueingOf } from './queueing-parts.ts';

/** What /proc/PID/net would tell of the namespace: some of each thing, and less of it than inside. */
export function seeFromOutside<Kind extends keyof Outside>(namespace: FakeNamespace, kinds: readonly Kind[]): Pick<Outside, Kind> {
  const outside = all(namespace);
  return Object.fromEntries(kinds.map((kind) => [kind, outside[kind]])) as Pick<Outside, Kind>; // of each kind that was asked for
}

function all({ links, addresses, routes, sockets, tables, queueing }: FakeNamespace): Outside {
  const nameOf = (index: number | undefined): string | undefined => links.find((link) => link.index === index)?.name;
  const counters = queueingOf(links, queueing).linkStatistics;
  return {
    links: counters.map(({ index, receive, transmit }) => ({ index, name: nameOf(index) ?? '', statistics: { receive, transmit } })),
    addresses: addresses.map(({ family, address, linkIndex, prefixLength, scope, flags }) => {
      const isAlone = family === 'inet6' || addresses.filter((other) => other.family === 'inet' && other.linkIndex === linkIndex).length === 1;
      const known = { linkName: nameOf(linkIndex), linkIndex, prefixLength };
      const unknown = { linkName: undefined, linkIndex: undefined, prefixLength: undefined };
      return { family, address, ...(isAlone ? known : unknown), scope: family === 'inet6' ? scope : undefined, flags: family === 'inet6' ? flags : undefined };
    }),
    routes: routes.map(({ family, type, destination, source, gateway, linkIndex, table, scope, tos, metric }) => ({ family, type, destination, source, gateway, linkName: nameOf(linkIndex), table: family === 'inet' ? table : undefined, scope, tos, metric })),
    neighbours: tables.neighbours.flatMap(({ family, linkIndex, address, mac, states, flags }) => {
      const state = states.includes('permanent') ? ('permanent' as const) : undefined;
      return family === 'inet6' || states.includes('noarp') ? [] : [{ linkName: nameOf(linkIndex), address, mac, state, isProxy: flags.includes('proxy') }];
    }),
    sockets: sockets.map(({ socket }) => ({ ...socket, sendQueue: socket.state === 'LISTEN' ? undefined : socket.sendQueue, linkIndex: socket.type === 'packet' ? socket.linkIndex : undefined, mark: undefined, memory: undefined, tcp: undefined, cookie: undefined, congestionControl: undefined, peerInode: undefined })),
  };
}
