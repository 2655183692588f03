import { stateWord, type DrawnLink } from '../../model/topology/drawn.ts';
import { portWord, rangeOf, type Row } from '../../model/topology/rows.ts';
import type { Box } from '../../model/topology/sketch.ts';
import { printable } from '../printable.ts';

// What pictures say, in whatever way they are drawn.

/** `web`, `web3 … web500`. */
export function boxTitle({ namespaces }: Box, range: string): string {
  return rangeOf(namespaces).map(printable).join(` ${range} `);
}

/** What stands beside the title: owners, or how many a box stands for. */
export function boxNotes({ namespaces, called, rows }: Box): readonly string[] {
  const folded = namespaces.length === 1 ? [] : [`${namespaces.length} ${rows.length === 0 ? 'without links' : 'alike'}`];
  return [...folded, ...called.map(printable)];
}

export function rowName({ links }: Row, range: string): string {
  return rangeOf(links.map(({ name }) => name)).map(printable).join(` ${range} `);
}

/** Kind and what matters of it; nothing for a veth, of which the wire speaks, and for a loopback. */
export function rowKind({ links: [link], links }: Row): string {
  const kind = link === undefined || ['veth', 'loopback'].includes(link.kind) ? '' : kindText(link);
  return [...(links.length > 1 ? [`${links.length}×`] : []), ...(kind === '' ? [] : [kind])].join(' ');
}

/** What is not as it should be: `down`, `no carrier`, `blocking`. */
export function rowTrouble({ links: [link] }: Row): string | undefined {
  if (link === undefined) return undefined;
  const state = stateWord(link);
  return state === 'up' ? portWord(link) : state;
}

function kindText({ kind, details }: DrawnLink): string {
  if (details === undefined) return printable(kind);
  if (details.of === 'vlan') return `vlan ${details.id}`;
  if (details.of === 'vrf') return `vrf table ${details.table}`;
  if (details.of === 'bond') return details.mode === undefined ? 'bond' : `bond ${details.mode}`;
  if (details.of === 'macvlan' || details.of === 'macvtap' || details.of === 'ipvlan' || details.of === 'ipvtap') return `${details.of} ${details.mode}`;
  const id = 'id' in details && typeof details.id === 'number' ? ` ${details.id}` : '';
  const remote = 'remote' in details && details.remote !== undefined ? ` to ${details.remote}` : '';
  return printable(`${kind}${details.of === 'vxlan' || details.of === 'geneve' ? id : ''}${remote}`);
}
