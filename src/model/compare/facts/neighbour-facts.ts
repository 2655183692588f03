import { isMulticastAddress } from '../hardware-address.ts';
import type { Place } from '../wired-state.ts';
import type { Fact } from './fact.ts';

/** What was learnt comes and goes; what somebody entered stays until he takes it out. */
export function neighbourFacts(place: Place, all: boolean): readonly Fact[] {
  return (place.namespace.inside?.neighbours ?? []).map((one): Fact => {
    const { linkIndex, address, mac, states, flags, vlan, protocol } = one;
    const link = linkIndex === undefined ? undefined : place.linkName(linkIndex);
    const isProxy = flags.includes('proxy');
    const isEntered = isProxy || states.includes('permanent') || flags.includes('extern_learn') || flags.includes('managed');
    const where = link === undefined ? '' : ` on ${link}`;
    const name = isProxy ? `proxy entry for ${address}${where}` : `${states.includes('permanent') ? 'permanent ' : ''}neighbour ${address}${mac === undefined ? '' : ` at ${mac}`}${where}`;
    return {
      kind: 'neighbour',
      key: [link ?? '', address, vlan ?? '', isProxy].join('\0'),
      what: address,
      link,
      fields: { mac, isEntered, flags, protocol, ...(all ? { states } : {}) },
      said: { new: `${name} is new`, gone: `${name} is gone`, changed: `neighbour ${address}${where}` },
      isMinor: !isEntered,
    };
  });
}

/** The kernel enters the addresses of ports and bridges themselves, and the multicast groups that a link has joined. */
export function forwardingFacts(place: Place, all: boolean): readonly Fact[] {
  const own = new Set(place.links.map(({ mac }) => mac));
  return (place.namespace.inside?.forwardingEntries ?? []).map((one): Fact => {
    const { mac, vlan, destination, port, vni, sourceVni, nexthopId, state, flags } = one;
    const link = place.linkName(one.linkIndex);
    const master = one.masterIndex === undefined ? undefined : place.linkName(one.masterIndex);
    const name = [`${state === 'dynamic' ? '' : `${state} `}entry for ${mac}`, 'on', link, ...(vlan === undefined ? [] : [`vlan ${vlan}`]), ...(destination === undefined ? [] : [`dst ${destination}`])].join(' ');
    return {
      kind: 'fdb',
      key: [link, mac, master ?? '', vlan ?? '', destination ?? '', vni ?? ''].join('\0'),
      what: mac,
      link,
      fields: { state, flags, port, sourceVni, nexthop: nexthopId, ...(all ? { via: one.viaIndex } : {}) },
      said: { new: `${name} is new`, gone: `${name} is gone`, changed: `entry for ${mac} on ${link}` },
      isMinor: state === 'dynamic' || state === 'stale' || own.has(mac) || isMulticastAddress(mac),
    };
  });
}
