import type { Address } from '../address.ts';
import type { ForwardingEntry } from '../forwarding-entry.ts';
import type { Link } from '../link.ts';
import type { Neighbour } from '../neighbour.ts';
import type { Nexthop } from '../nexthop.ts';
import type { Route } from '../route.ts';
import type { Rule } from '../rule.ts';

/** What of a namespace the kernel tells changes of, and how one of them is described. */
export interface WatchedObjects {
  readonly link: Link;
  readonly address: Address;
  readonly route: Route;
  readonly neighbour: Neighbour;
  readonly rule: Rule;
  readonly nexthop: Nexthop;
  readonly fdb: ForwardingEntry;
}

export const watchedKinds = ['link', 'address', 'route', 'neighbour', 'rule', 'nexthop', 'fdb'] as const satisfies readonly (keyof WatchedObjects)[];
export type WatchedKind = (typeof watchedKinds)[number];

/** One message of a multicast group of rtnetlink(7). */
export type Notice = { readonly [Kind in WatchedKind]: ObjectNotice<Kind> }[WatchedKind] | UnsureNotice;

export interface ObjectNotice<Kind extends WatchedKind> {
  readonly kind: Kind;
  readonly is: 'there' | 'gone';
  readonly object: WatchedObjects[Kind];
  /** It took the place of another one (NLM_F_REPLACE). */
  readonly replaces: boolean;
}

/** Something of this kind changed, and the message does not say all of it: only a reading tells. */
export interface UnsureNotice {
  readonly kind: WatchedKind;
  readonly is: 'unsure';
}
