import { readWiring } from '../../discover/wiring.ts';
import { ShellError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { LinkEnd } from '../../model/link.ts';
import { endText } from '../../render/end.ts';
import type { View } from '../../render/view.ts';
import { toLinkRow, type LinkRow } from '../links/row.ts';
import { namespacesToLookInto, passOver } from '../look-into.ts';
import type { peerArguments } from '../peer.ts';
import type { Scope } from '../scope.ts';

/** Both ends of one wire, as JSON gives it (docs/json.md). */
export interface PeerRow {
  readonly namespace: string;
  readonly name: string;
  readonly index: number;
  readonly kind: string;
  readonly state: string;
  readonly peer: LinkEnd | undefined;
  readonly lower: LinkEnd | undefined;
  readonly problem: string | undefined;
}

export const view: View<PeerRow> = {
  columns: [
    { name: 'link', value: (row) => `${row.namespace}:${row.name}`, role: 'name' },
    { name: 'kind', value: (row) => row.kind },
    { name: 'state', value: (row) => row.state, role: (row) => (row.state === 'up' ? 'up' : 'down') },
    { name: 'relation', value: (row) => (row.peer !== undefined ? 'peer' : row.lower !== undefined ? 'lower' : undefined) },
    { name: 'other-end', title: 'other end', value: (row) => farText(row) ?? row.problem, role: 'name', isName: true },
    { name: 'other-index', title: 'other index', value: (row) => (row.peer ?? row.lower)?.index, align: 'right' },
  ],
  empty: (where) => `no such link in ${where}`,
};

export async function run(typed: Values<typeof peerArguments>, scope: Scope) {
  const values = withoutPrefix(typed);
  const namespaces = await namespacesToLookInto(values, scope);
  const rows: LinkRow[] = [];
  for (const wired of await readWiring(scope.kernel, namespaces, async () => (await scope.survey()).namespaces)) {
    if ('failure' in wired) passOver(wired.namespace, wired.failure, values.all, scope, 'other ends');
    else rows.push(...wired.links.filter((link) => link.name === values.link || link.alternativeNames.includes(values.link)).map((link) => toLinkRow(wired.namespace.label, link)));
  }
  if (rows.length === 0) {
    const where = values.all ? 'any namespace' : namespaces.map((namespace) => namespace.label).join();
    throw new ShellError(`no link named ${values.link} in ${where}`, { word: values.link, hint: 'links shows what there is; peer LINK NS looks elsewhere' });
  }
  const wired = rows.filter(isWired);
  const [first] = rows;
  if (wired.length === 0 && first !== undefined) {
    throw new ShellError(`${first.name} of ${first.namespace} has no other end: it is a link of kind ${first.kind}`, { word: values.link });
  }
  return wired.map(toPeer);
}

/** `NS:LINK`, as links are called everywhere, is LINK in NS; no link has a colon in its name. */
function withoutPrefix(values: Values<typeof peerArguments>): Values<typeof peerArguments> {
  const colon = values.link.lastIndexOf(':');
  if (colon < 1 || values.namespace !== undefined || values.all) return values;
  return { ...values, namespace: values.link.slice(0, colon), link: values.link.slice(colon + 1) };
}

function isWired(row: LinkRow): boolean {
  return row.peer !== undefined || row.lower !== undefined || row.problem !== undefined;
}

function toPeer({ namespace, name, index, kind, state, peer: far, lower, problem }: LinkRow): PeerRow {
  return { namespace, name, index, kind, state, peer: far, lower, problem };
}

function farText(row: PeerRow): string | undefined {
  const end = row.peer ?? row.lower;
  return end === undefined ? undefined : endText(end, '');
}
