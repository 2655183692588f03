import type { Encapsulation } from '../model/encapsulation.ts';
import type { RouteMetrics } from '../model/route.ts';

/** What few routes say, in iproute2's words: `mtu lock 1400 advmss 1360`. */
export function routeMetricsText(metrics: RouteMetrics): string {
  const { locked, features, quickack, fastopenNoCookie, rtoMin, ...plain } = metrics;
  const words: readonly (readonly [name: string, value: string | number | undefined, unit?: string])[] = [
    ...Object.entries(plain).map(([name, value]) => [name, value, name.startsWith('rtt') ? 'ms' : ''] as const),
    ['rto_min', rtoMin, 'ms'],
    ['quickack', quickack === undefined ? undefined : Number(quickack)],
    ['fastopen_no_cookie', fastopenNoCookie === undefined ? undefined : Number(fastopenNoCookie)],
    ['features', features.length === 0 ? undefined : features.join(' ')],
  ];
  return words.flatMap(([name, value, unit = '']) => (value === undefined ? [] : [`${name} ${locked.includes(name) ? 'lock ' : ''}${value}${unit}`])).join(' ');
}

/** `encap mpls 100/200`, `encap seg6 mode encap segs fd00::1,fd00::2`. */
export function encapsulationText(encapsulation: Encapsulation & { readonly inputLink: string | undefined; readonly outputLink: string | undefined }): string {
  const { type, labels, flags, segments, programs, inputLinkIndex: _, outputLinkIndex: __, traceType, hmac, ...plain } = encapsulation;
  const named = (word: string, value: string | number | undefined): readonly string[] => (value === undefined ? [] : [`${word} ${value}`]);
  return [
    `encap ${type}`,
    ...(labels.length === 0 ? [] : [labels.join('/')]),
    ...Object.entries(plain).flatMap(([key, value]) => named(words[key] ?? key, value)),
    ...(segments.length === 0 ? [] : [`segs ${segments.join(',')}`]),
    ...named('hmac', hmac === undefined ? undefined : `0x${hmac.toString(16)}`),
    ...named('type', traceType === undefined ? undefined : `0x${traceType.toString(16).padStart(6, '0')}`),
    ...programs,
    ...flags,
  ].join(' ');
}

/** What iproute2 calls fields that have longer names with us. */
const words: Readonly<Record<string, string>> = {
  inputLink: 'iif',
  outputLink: 'oif',
  source: 'src',
  destination: 'dst',
  nexthop: 'via',
  vrfTable: 'vrftable',
  traceNamespace: 'ns',
  traceSize: 'size',
  interfaceId: 'if_id',
};
