import { stateWord, type DrawnLink } from '../../model/topology/drawn.ts';
import { portWord, rangeOf, type Reference, type Row } from '../../model/topology/rows.ts';
import type { Box } from '../../model/topology/sketch.ts';
import { printable, printableSentence } from '../printable.ts';

// What pictures say, in whatever way they are drawn.

/** `web`, `web3 … web500`. */
export function boxTitle({ namespaces }: Box, range: string): string {
  return rangeOf(namespaces).map(printable).join(` ${range} `);
}

/** What stands beside the title: owners, or how many a box stands for. */
export function boxNotes({ namespaces, called, rows, problem }: Box): readonly string[] {
  const folded = namespaces.length === 1 ? [] : [`${namespaces.length} ${problem !== undefined ? 'not read' : rows.length === 0 ? 'without links' : 'alike'}`];
  return [...folded, ...called.map(printable)];
}

export function rowName({ links }: Row, range: string): string {
  const names = rangeOf(links.map(({ name }) => name)).map(printable);
  const start = sharedStart(names);
  // Made-up names, as docker gives its veths, have no first and no last.
  return names.length > 1 && names.every((name) => /^(?=.*[a-f])[0-9a-f]{6,}$/.test(name.slice(start.length))) ? `${start}${range}` : names.join(` ${range} `);
}

/** What all have in common at their start, without the digits at its end, which belong to what differs. */
function sharedStart([first = '', last = '']: readonly string[]): string {
  let count = 0;
  while (count < first.length && first[count] === last[count]) count += 1;
  return first.slice(0, count).replace(/[0-9a-f]+$/, '');
}

/** Kind and what matters of it; nothing for a veth, of which the wire speaks, for a card and for a loopback. */
export function rowKind({ links: [link], links }: Row, times = '×'): string {
  const kind = link === undefined || ['veth', 'ether', 'loopback'].includes(link.kind) ? '' : kindText(link);
  return [...(links.length > 1 ? [`${links.length}${times}`] : []), ...(kind === '' ? [] : [kind])].join(' ');
}

/** What is not as it should be: `down`, `no carrier`, `blocking`. */
export function rowTrouble({ links: [link] }: Row): string | undefined {
  if (link === undefined) return undefined;
  const state = stateWord(link);
  return state === 'up' ? portWord(link) : state;
}

/** `→ host:veth-b`, `on eth0`. */
export function referenceText({ is, text }: Reference): string {
  return leads[is] + printableSentence(text);
}

const leads: Readonly<Record<Reference['is'], string>> = { peer: '→ ', lower: 'on ', upper: 'below ', master: 'in ', open: '→ ' };

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
