import type { Link, LinkEnd } from '../../model/link.ts';
import type { FarEnd, WiredLink } from '../../model/wired-link.ts';
import { endText } from '../../render/end.ts';

/** One link as JSON gives it (docs/json.md). */
export interface LinkRow extends Omit<Link, 'masterIndex'> {
  readonly namespace: string;
  readonly master: string | undefined;
  /** The other end of a veth or netkit. */
  readonly peer: LinkEnd | undefined;
  /** The device below a vlan, macvlan, vxlan or tunnel. */
  readonly lower: LinkEnd | undefined;
  /** Why there is a far end that can not be named. */
  readonly problem: string | undefined;
}

export function toLinkRow(namespace: string, link: WiredLink): LinkRow {
  const { peer, lower } = link;
  return {
    namespace,
    index: link.index,
    name: link.name,
    kind: link.kind,
    state: link.state,
    flags: link.flags,
    mtu: link.mtu,
    mac: link.mac,
    master: link.master,
    peer: found(peer),
    lower: found(lower),
    alternativeNames: link.alternativeNames,
    type: link.type,
    broadcast: link.broadcast,
    linkIndex: link.linkIndex,
    linkNsid: link.linkNsid,
    alias: link.alias,
    group: link.group,
    queueingDiscipline: link.queueingDiscipline,
    queueLength: link.queueLength,
    details: link.details,
    port: link.port,
    problem: problemOf(peer ?? lower, namespace),
  };
}

/** The far end as a table shows it: the link that was found, or what is known of it. */
export function farEndCell(row: Pick<LinkRow, 'namespace' | 'peer' | 'lower' | 'problem'>): string | undefined {
  const end = row.peer ?? row.lower;
  return end === undefined ? row.problem : endText(end, row.namespace);
}

function found(end: FarEnd | undefined): LinkEnd | undefined {
  return end?.is === 'found' ? { namespace: end.namespace, name: end.name, index: end.index } : undefined;
}

function problemOf(end: FarEnd | undefined, from: string): string | undefined {
  if (end === undefined || end.is === 'found') return undefined;
  if (end.is === 'ambiguous') return `ambiguous: ${end.candidates.map((candidate) => endText(candidate, from)).join(' or ')}`;
  return `unseen namespace (nsid ${end.nsid}${end.index === undefined ? '' : `, index ${end.index}`})`;
}
