import { readWiring } from '../discover/wiring.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { detailsText } from '../render/link-details.ts';
import { farEndCell, toLinkRow, type LinkRow } from './link-row.ts';
import { namespaceArguments, namespacesToLookInto, passOver } from './look-into.ts';

const linkTable: View<LinkRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'index', value: (row) => row.index, align: 'right' },
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'kind', value: (row) => row.kind },
    { name: 'state', value: (row) => row.state, role: (row) => (row.state === 'up' ? 'up' : row.state === 'unknown' ? 'plain' : 'down') },
    { name: 'flags', value: (row) => row.flags.join(','), drop: 3 },
    { name: 'mtu', value: (row) => row.mtu, align: 'right', drop: 2 },
    { name: 'mac', value: (row) => row.mac, role: 'address', drop: 1 },
    { name: 'master', value: (row) => row.master },
    { name: 'other-end', title: 'other end', value: farEndCell },
    { name: 'alias', value: (row) => row.alias, wide: true },
    { name: 'alternative-names', title: 'alternative names', value: (row) => row.alternativeNames, wide: true },
    { name: 'details', value: (row) => (row.details === undefined ? undefined : detailsText(row.details)), wide: true },
  ],
  empty: (where) => `no links in ${where}`,
};

export const links = defineCommand({
  name: 'links',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the links of a namespace, and what is at the other end of each',
  description:
    'The other end is the peer of a veth or netkit, and the device below a vlan, macvlan, vxlan or tunnel, with the namespace it is in. -o wide also shows what each kind says of itself.',
  args: {
    ...namespaceArguments,
    state: { kind: 'option', choices: ['up', 'down', 'unknown', 'lowerlayerdown', 'dormant', 'testing', 'notpresent'], shown: 'STATE', summary: 'Only links in this state' },
    kind: { kind: 'option', shown: 'KIND', summary: 'Only links of this kind: veth, bridge, vxlan, …' },
  },
  examples: [
    { line: 'links', shows: 'the links of the namespace you are in' },
    { line: 'links beijing', shows: 'those of beijing, and where its veth ends' },
    { line: 'links --all --kind veth', shows: 'every wire of the machine' },
    { line: 'links --state up --json', shows: 'the links that carry traffic, for a script' },
  ],
  view: linkTable,
  async run(values, scope) {
    const namespaces = await namespacesToLookInto(values, scope);
    const rows: LinkRow[] = [];
    for (const wired of await readWiring(scope.kernel, namespaces, async () => (await scope.survey()).namespaces)) {
      if ('failure' in wired) passOver(wired.namespace, wired.failure, values.all, scope);
      else rows.push(...wired.links.map((link) => toLinkRow(wired.namespace.label, link)));
    }
    return rows.filter((row) => (values.state === undefined || row.state === values.state) && (values.kind === undefined || row.kind === values.kind));
  },
});
