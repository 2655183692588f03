import type { Target } from '../model/namespace.ts';
import type { RouteAnswer, RouteQuery } from '../model/route-lookup.ts';
import { requestRoute } from './netlink/route-lookup.ts';
import { withSocketsIn } from './read-inside.ts';
import { orOtherwise } from './rootless/otherwise.ts';

/** @see Kernel.lookupRoute */
export async function lookupRoute(target: Target, query: RouteQuery): Promise<RouteAnswer> {
  return await orOtherwise(target, () =>
    withSocketsIn(target, ['route'], (socketOf) => {
      const socket = socketOf('route');
      socket.wantExplanations();
      return requestRoute(socket, query);
    }),
  );
}
