import type { Encapsulation } from '../../encapsulation.ts';
import type { Route, RouteNexthop } from '../../route.ts';
import { flatten, type Fields } from '../difference.ts';
import type { Place } from '../wired-state.ts';
import { saidPlainly, type Fact } from './fact.ts';

const MAIN = 254;
const OF_KERNEL = 2;

/** Routes that the kernel makes follow from addresses and from links that are up; so do those of the table local. */
export function routeFacts(place: Place, all: boolean): readonly Fact[] {
  return (place.namespace.inside?.routes ?? []).map((route): Fact => {
    const { family, destination, type, table, tos, metric, source } = route;
    const way = wayText(route, place);
    const typed = type === 'unicast' ? '' : `${type} `;
    const name = destination === 'default' ? `default ${family === 'inet6' ? 'IPv6 ' : ''}route` : 'route to';
    const text = [destination === 'default' ? `${typed}${name}` : `${typed}${name} ${destination}`, ...(source === undefined ? [] : ['from', source]), way, ...(table === MAIN ? [] : ['in table', place.tableName(table)])].filter((part) => part !== '').join(' ');
    return {
      kind: 'route',
      key: [family, table, destination, tos, metric ?? '', source ?? ''].join('\0'),
      what: destination,
      link: route.linkIndex === undefined ? undefined : place.linkName(route.linkIndex),
      fields: { ...fieldsOf(route, way), ...(all ? { flags: route.flags, expires: route.expires } : {}) },
      said: { new: `got a ${text}`, gone: `lost its ${text}`, changed: text },
      isMinor: route.protocol === OF_KERNEL,
    };
  });
}

function fieldsOf(route: Route, way: string): Fields {
  const { type, protocol, scope, preferredSource, metrics, realms, preference, nexthopId, encapsulation, flags } = route;
  return {
    type,
    way,
    protocol,
    scope,
    source: preferredSource,
    onlink: flags.includes('onlink'),
    nexthop: nexthopId,
    preference,
    ...flatten(metrics),
    ...Object.fromEntries(Object.entries(flatten(realms)).map(([name, value]) => [`realms ${name}`, value])),
    encapsulation: encapsulationText(encapsulation),
    encapsulations: route.nexthops.flatMap((one) => encapsulationText(one.encapsulation) ?? []),
  };
}

function wayText({ gateway, linkIndex, nexthops }: Route, place: Place): string {
  const one = (way: Pick<RouteNexthop, 'gateway' | 'linkIndex'>): string => [...(way.gateway === undefined ? [] : ['via', way.gateway]), ...(way.linkIndex === undefined ? [] : ['dev', place.linkName(way.linkIndex)])].join(' ');
  return nexthops.length === 0 ? one({ gateway, linkIndex }) : nexthops.map((way) => `${one(way)}${way.weight === 1 ? '' : ` weight ${way.weight}`}`).join(' and ');
}

function encapsulationText(encapsulation: Encapsulation | undefined): string | undefined {
  if (encapsulation === undefined) return undefined;
  const fields = Object.entries(flatten(encapsulation, (name) => name.endsWith('Index'))).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return fields.map(([name, value]) => (name === 'type' ? String(value) : `${name} ${String(value)}`)).join(' ');
}

/** Nexthop objects; the kernel makes none. */
export function nexthopFacts(place: Place): readonly Fact[] {
  return (place.namespace.inside?.nexthops ?? []).map((one): Fact => {
    const link = one.linkIndex === undefined ? undefined : place.linkName(one.linkIndex);
    const { id, gateway, group, groupType, isBlackhole, isFdb, protocol, encapsulation } = one;
    const way = [...(gateway === undefined ? [] : ['via', gateway]), ...(link === undefined ? [] : ['dev', link])].join(' ');
    const shares = group.map((share) => `${share.id},${share.weight}`);
    const text = `nexthop ${id}${shares.length > 0 ? ` of ${shares.join(' ')}` : way === '' ? '' : ` ${way}`}`;
    return { kind: 'nexthop', key: String(id), what: String(id), link, fields: { way, group: shares, groupType, isBlackhole, isFdb, protocol, encapsulation: encapsulationText(encapsulation) }, said: saidPlainly(text), isMinor: false };
  });
}
