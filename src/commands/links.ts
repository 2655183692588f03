import { addWireguard } from '../discover/wireguard.ts';
import { readWiring } from '../discover/wiring.ts';
import type { Namespace } from '../model/namespace.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { detailsText } from '../render/link-details.ts';
import { lookFromOutside } from './outside/from-outside.ts';
import { readMoreOfLinks } from './links/line.ts';
import { farEndCell, toLinkRow } from './links/row.ts';
import { counterColumns } from './links/counters.ts';
import { namespaceArguments, namespacesToLookInto } from './look-into.ts';
import { LINKS_LACK, outsideLinkRow, type ShownLink } from './outside/link.ts';
import type { Scope } from './scope.ts';

const linkTable: View<ShownLink> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'index', value: (row) => row.index, align: 'right', drop: 0, withoutFlag: 'stats' },
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'kind', value: (row) => row.kind, whenAny: true, withoutFlag: 'stats' },
    { name: 'state', value: (row) => row.state, role: (row) => (row.state === 'up' ? 'up' : row.state === 'unknown' ? 'plain' : 'down'), whenAny: true, withoutFlag: 'stats' },
    { name: 'flags', value: (row) => row.flags?.join(','), drop: 3, whenAny: true, withoutFlag: 'stats' },
    { name: 'mtu', value: (row) => row.mtu, align: 'right', drop: 2, whenAny: true, withoutFlag: 'stats' },
    { name: 'mac', value: (row) => row.mac, role: 'address', drop: 1, whenAny: true, withoutFlag: 'stats' },
    { name: 'master', value: (row) => row.master, whenAny: true, withoutFlag: 'stats' },
    { name: 'other-end', title: 'other end', value: farEndCell, whenAny: true, withoutFlag: 'stats' },
    ...counterColumns,
    { name: 'alias', value: (row) => row.alias, wide: true },
    { name: 'alternative-names', title: 'alternative names', value: (row) => row.alternativeNames, wide: true },
    { name: 'group', value: (row) => row.groupName, wide: true },
    { name: 'qdisc', value: (row) => row.queueingDiscipline, wide: true },
    { name: 'carrier-changes', title: 'carrier changes', value: (row) => row.carrierChanges, align: 'right', wide: true },
    { name: 'xdp', value: (row) => row.xdp?.programs.map(({ mode, id }) => `${mode} id ${id}`), wide: true },
    { name: 'details', value: (row) => (row.details === undefined ? undefined : detailsText(row.details)), wide: true },
  ],
  empty: (where) => `no links in ${where}`,
};

export const links = defineCommand({
  name: 'links',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the links of a namespace, and what is at the other end of each',
  description: `The other end is the peer of a veth or netkit, and the device below a vlan, macvlan, vxlan or tunnel, with the namespace it is in. -o wide also shows what each kind says of itself.
--stats counts bytes and packets since the link was made; rx is what came in, tx what went out.`,
  args: {
    ...namespaceArguments,
    state: { kind: 'option', choices: ['up', 'down', 'unknown', 'lowerlayerdown', 'dormant', 'testing', 'notpresent'], shown: 'STATE', summary: 'Only links in this state' },
    kind: { kind: 'option', shown: 'KIND', summary: 'Only links of this kind: veth, bridge, vxlan, …' },
    stats: { kind: 'flag', short: 's', summary: 'Show counters: bytes, packets, errors, drops' },
  },
  examples: [
    { line: 'links', shows: 'the links of the namespace you are in' },
    { line: 'links beijing', shows: 'those of beijing, and where its veth ends' },
    { line: 'links --all --kind veth', shows: 'every wire of the machine' },
    { line: 'links --all --stats', shows: 'what went through each link of the machine, and what was dropped' },
    { line: 'links --state up --json', shows: 'the links that carry traffic, for a script' },
  ],
  view: linkTable,
  async run(values, scope) {
    const namespaces = await namespacesToLookInto(values, scope);
    const wired = await readWiring(scope.kernel, namespaces, async () => (await scope.survey()).namespaces);
    const seen: Namespace[] = wired.flatMap((one) => ('failure' in one ? [] : [one.namespace]));
    const more = await readMoreOfLinks(scope.kernel, seen, values.stats);
    const rows: ShownLink[] = [];
    const outside = lookFromOutside(['links'], LINKS_LACK, values.all, scope);
    for (const one of wired) {
      if ('failure' in one) {
        const { links: seenLinks = [] } = (await outside.read(one.namespace, one.failure)) ?? {};
        rows.push(...seenLinks.map((link) => outsideLinkRow(one.namespace.label, link, values.stats)));
        continue;
      }
      const { links: wiredLinks, untold } = await addWireguard(scope.kernel, one.namespace, one.links);
      rows.push(...wiredLinks.map((link) => more(one.namespace, toLinkRow(one.namespace.label, link))));
      for (const { link, failure } of untold) scope.notice(`${link} of ${one.namespace.label} does not tell its peers: ${failure.message}`);
    }
    outside.say();
    noticeUndecided(rows, values, scope);
    return rows.filter((row) => (values.state === undefined || row.state === values.state) && (values.kind === undefined || row.kind === values.kind));
  },
});

/** Which links may be meant, and are not shown because nobody tells outside. */
function noticeUndecided(rows: readonly ShownLink[], { state, kind }: { readonly state: string | undefined; readonly kind: string | undefined }, scope: Scope): void {
  const undecided = rows.filter((row) => row.kind === undefined && (state !== undefined || kind !== undefined));
  if (undecided.length === 0) return;
  const where = [...new Set(undecided.map(({ namespace }) => namespace))].join(', ');
  scope.notice(`${undecided.length === 1 ? '1 link' : `${undecided.length} links`} of ${where} left out: from outside neither kind nor state is known`);
}
