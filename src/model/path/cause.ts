import type { LinkEnd } from '../link.ts';

/** Why a packet does not arrive. `namespace` is a label, and `link` a name there. */
export type PathCause =
  /** `without`: the link that would have one if it were up. `lastRouter`: who sent it on with a source address that nobody here knows. */
  | (At & { readonly is: 'no-route'; readonly destination: string; readonly without: LinkDown | undefined; readonly isBack: boolean; readonly lastRouter: string | undefined })
  /** A route of that type: `unreachable`, `blackhole`, `prohibit`, `throw`. */
  | (At & { readonly is: 'refusing-route'; readonly destination: string; readonly type: string })
  | (At & { readonly is: 'link-down'; readonly link: string })
  /** Up, but nothing is at its other end that this machine would know. */
  | (At & { readonly is: 'no-carrier'; readonly link: string })
  | (At & { readonly is: 'no-other-end'; readonly link: string; readonly kind: string })
  /** Nobody answers for the address; `holder` has it, and `why` it does not answer or is not reached. */
  | (At & { readonly is: 'no-neighbour'; readonly link: string; readonly address: string; readonly states: readonly string[]; readonly holder: LinkEnd | undefined; readonly why: 'noarp' | 'arp-ignore' | undefined })
  /** The table of neighbours says another hardware address than the one that `holder` has. */
  | (At & { readonly is: 'wrong-neighbour'; readonly link: string; readonly address: string; readonly mac: string; readonly states: readonly string[]; readonly holder: (LinkEnd & { readonly mac: string }) | undefined })
  | (At & { readonly is: 'duplicate-address'; readonly link: string; readonly address: string; readonly holders: readonly LinkEnd[] })
  | (At & { readonly is: 'port-state'; readonly bridge: string; readonly port: string; readonly state: string })
  | (At & { readonly is: 'port-isolated'; readonly bridge: string; readonly port: string; readonly other: string })
  | (At & { readonly is: 'port-hairpin'; readonly bridge: string; readonly port: string })
  | (At & { readonly is: 'port-no-flood'; readonly bridge: string; readonly port: string; readonly mac: string })
  /** The port is no member of the VLAN. */
  | (At & { readonly is: 'port-vlan'; readonly bridge: string; readonly port: string; readonly vlan: number | undefined })
  /** Frames with this tag come to a link that nobody takes them from. */
  | (At & { readonly is: 'no-vlan'; readonly link: string; readonly vlan: number })
  | (At & { readonly is: 'wrong-fdb'; readonly link: string; readonly mac: string; readonly says: string; readonly right: string | undefined })
  /** The frame is for another hardware address. */
  | (At & { readonly is: 'other-mac'; readonly link: string; readonly mac: string })
  /** A macvlan and the device that it stands on never reach each other. */
  | (At & { readonly is: 'macvlan-parent'; readonly link: string; readonly parent: string })
  | (At & { readonly is: 'no-remote'; readonly link: string; readonly mac: string })
  | (At & { readonly is: 'no-tunnel-end'; readonly link: string; readonly kind: string; readonly id: number | undefined; readonly destination: string })
  | (At & { readonly is: 'forwarding-off'; readonly link: string | undefined; readonly sysctl: string })
  | (At & { readonly is: 'rp-filter'; readonly link: string; readonly source: string; readonly sysctl: string; readonly expected: string | undefined })
  | (At & { readonly is: 'martian'; readonly link: string; readonly source: string })
  | (At & { readonly is: 'drop-policy'; readonly family: string; readonly table: string; readonly chain: string; readonly hook: string; readonly policy: string })
  | (At & { readonly is: 'drop-rule'; readonly family: string; readonly table: string; readonly chain: string; readonly hook: string; readonly rule: string; readonly verdict: string })
  | (At & { readonly is: 'mtu'; readonly link: string; readonly mtu: number; readonly size: number; readonly isSilent: boolean })
  | (At & { readonly is: 'loop' })
  /** It arrives where nobody wanted it. */
  | (At & { readonly is: 'elsewhere'; readonly address: string; readonly wanted: string })
  | (At & { readonly is: 'foreign-source'; readonly address: string })
  /** Nobody listens on the port. */
  | (At & { readonly is: 'nobody-listens'; readonly protocol: string; readonly port: number })
  /** It goes where the model does not follow. */
  | (At & { readonly is: 'leaves'; readonly link: string; readonly kind: string })
  | (At & { readonly is: 'unseen'; readonly link: string })
  | (At & { readonly is: 'unread'; readonly why: string });

interface At {
  readonly namespace: string;
}

type LinkDown = { readonly is: 'link-down'; readonly namespace: string; readonly link: string };
