import { parseIpAddress } from '../../model/ip-address.ts';
import { chooseRoute, type Routing } from '../../model/route-choice.ts';
import type { RouteAnswer, RouteQuery } from '../../model/route-lookup.ts';

/** A setting by its path below /proc/sys/net. */
type ReadSysctl = (path: string) => string | undefined;

/**
 * What becomes of a packet that comes in through a link, where the namespace is no longer there to be asked: besides the tables, what the
 * kernel checks of IPv4 (net/ipv4/fib_frontend.c, __fib_validate_source; net/ipv4/route.c, ip_route_input_slow).
 */
export function chooseInputRoute(routing: Routing, query: RouteQuery, sysctl: ReadSysctl): RouteAnswer {
  const answer = chooseRoute(routing, query);
  const input = routing.links.find(({ index }) => index === query.inputLinkIndex);
  if (answer.is === 'refused' || input === undefined || input.type === 'loopback' || parseIpAddress(query.destination)?.family !== 'inet') return answer;
  const refusal = query.source === undefined ? undefined : refusalOfSource(routing, query.source, input, sysctl);
  if (refusal !== undefined) return { is: 'refused', errno: refusal, kernelText: undefined };
  const isForwarded = answer.route.type === 'unicast';
  if (isForwarded && sysctl(`ipv4/conf/${input.name}/forwarding`) === '0') return { is: 'refused', errno: 'EHOSTUNREACH', kernelText: undefined };
  return answer;
}

function refusalOfSource(routing: Routing, source: string, { index, name }: Routing['links'][number], sysctl: ReadSysctl): string | undefined {
  const filter = Math.max(...['all', name].map((folder) => Number(sysctl(`ipv4/conf/${folder}/rp_filter`) ?? 0)));
  const back = chooseRoute(routing, { destination: source });
  if (back.is === 'route' && back.route.type !== 'unicast') return 'EINVAL'; // one of its own, or none that anybody sends from
  if (filter === 0) return undefined;
  const isExpected = back.is === 'route' && (filter === 2 || back.route.linkIndex === index);
  return isExpected ? undefined : 'EXDEV';
}
