import type { Link, LinkEnd } from './link.ts';

/** A link together with what it is wired to, wherever on the machine that is. */
export interface WiredLink extends Link {
  /** Name of the bridge, bond or VRF it belongs to. */
  readonly master: string | undefined;
  /** The other end of a veth or netkit. */
  readonly peer: FarEnd | undefined;
  /** The device that a vlan, macvlan, vxlan or tunnel stands on. */
  readonly lower: FarEnd | undefined;
}

/**
 * `unseen`: it is in a namespace that nothing on this machine led us to. `ambiguous`: several links fit, and the kernel gave
 * nothing that decides; the first is never taken for the right one.
 */
export type FarEnd =
  | ({ readonly is: 'found' } & LinkEnd)
  | { readonly is: 'unseen'; readonly index: number | undefined; readonly nsid: number }
  | { readonly is: 'ambiguous'; readonly candidates: readonly LinkEnd[] };

/** The kinds whose IFLA_LINK is the other end of a wire; for all others it is the device below. */
export function hasPeer(link: Link): boolean {
  return link.kind === 'veth' || link.kind === 'netkit' || link.kind === 'vxcan';
}

/**
 * The ifindex of the other end or of the device below, in the namespace that `linkNsid` names. Drivers that know no device below
 * (kernel, ndo_get_iflink) report the link's own index once it was moved to another namespace; vxlan says it in its details.
 */
export function farIndex(link: Link): number | undefined {
  if (link.details?.of === 'vxlan') return link.details.linkIndex;
  return kindsOnNothing.has(link.kind) ? undefined : link.linkIndex;
}

const kindsOnNothing: ReadonlySet<string> = new Set(['vxlan', 'geneve', 'bareudp', 'gtp', 'ppp', 'pfcp']);
