import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const vlansArguments = defineArguments({
  ...namespaceArguments,
  bridge: { kind: 'option', shown: 'BRIDGE', complete: 'link', summary: 'Only ports of this bridge, and itself' },
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only this port' },
  vlan: { kind: 'option', shown: 'VLAN', summary: 'Only where this VLAN passes' },
});

export const vlans = defineCommand({
  name: 'vlans',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the VLANs of bridge ports: which pass, and which are tagged',
  description:
    'Frames that come in without a tag belong to the VLAN marked pvid. A bridge goes by its VLANs only while its VLAN filtering is on. Devices of kind vlan, which stand on another link, are among the links: links --kind vlan.',
  args: vlansArguments,
  examples: [
    { line: 'vlans host', shows: 'the VLANs of the ports of br0, or that it has no VLAN filtering' },
    { line: 'vlans --all --vlan 1', shows: 'every port of the machine through which VLAN 1 passes' },
    { line: 'vlans host --bridge br0 --json', shows: 'those of br0, for a script' },
  ],
  load: () => import('./vlans/body.ts'),
});
