import { flatten, type Fields } from '../difference.ts';
import type { Place } from '../wired-state.ts';
import { saidPlainly, type Fact } from './fact.ts';

/** The VLANs of each port, those in a row taken apart, so that one more is one more. */
export function vlanFacts(place: Place): readonly Fact[] {
  return (place.namespace.inside?.portVlans ?? []).flatMap(({ linkIndex, vlans, tunnels }) => {
    const link = place.linkName(linkIndex);
    return vlans.flatMap(({ first, last, pvid, untagged }) =>
      Array.from({ length: Math.max(0, Math.min(last, MOST_VLANS) - first + 1) }, (_, at): Fact => {
        const vlan = first + at;
        const tunnel = tunnels.find((one) => vlan >= one.first && vlan <= one.last);
        const words = [...(pvid ? ['pvid'] : []), ...(untagged ? ['untagged'] : [])];
        return { kind: 'vlan', key: `${link}\0${vlan}`, what: String(vlan), link, fields: { flags: words, tunnel: tunnel === undefined ? undefined : tunnel.firstId + vlan - tunnel.first }, said: { ...saidPlainly(`vlan ${vlan} on ${link}`), new: `vlan ${[vlan, ...words].join(' ')} on ${link} is new` }, isMinor: false };
      }),
    );
  });
}

/** IEEE 802.1Q has 12 bits; a damaged file may have more. */
const MOST_VLANS = 4095;

/** What the kernel puts in place by itself has no handle; one that it gave out says nothing. */
export function qdiscFacts(place: Place, all: boolean): readonly Fact[] {
  const { qdiscs = [], trafficClasses = [] } = place.namespace.inside ?? {};
  const of = (one: { readonly linkIndex: number; readonly kind: string; readonly handle: string; readonly parent: string | undefined; readonly options: object | undefined }, isClass: boolean): Fact => {
    const link = place.linkName(one.linkIndex);
    const where = one.parent === undefined ? 'root' : isGivenOut(one.parent) ? 'another' : one.parent;
    const text = `${one.kind}${isClass ? ` class ${one.handle}` : ''}`;
    const name = isClass ? `${text} on ${link}` : `qdisc ${one.kind} on ${link}${where === 'root' ? '' : ` (${where})`}`;
    const fields: Fields = { kind: one.kind, handle: isGivenOut(one.handle) ? undefined : one.handle, ...flatten(one.options, (field) => field === 'of') };
    return { kind: 'qdisc', key: [link, isClass ? one.handle : where, isClass].join('\0'), what: text, link, fields: all ? { ...fields, 'given handle': one.handle } : fields, said: saidPlainly(name), isMinor: one.handle === '0:' };
  };
  return [...qdiscs.map((one) => of(one, false)), ...trafficClasses.map((one) => of(one, true))];
}

/** From 8000: on (net/sched/sch_api.c, qdisc_alloc_handle). */
function isGivenOut(handle: string): boolean {
  const major = Number.parseInt(handle, 16);
  return major >= 0x8000 && major < 0xffff;
}
