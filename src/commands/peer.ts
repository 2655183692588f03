import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const peerArguments = defineArguments({
  link: { kind: 'positional', summary: 'Link to follow, by its name or an alternative name', complete: 'link', shown: 'LINK' },
  ...namespaceArguments,
});

export const peer = defineCommand({
  name: 'peer',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Show what is at the other end of a link',
  description: 'For a veth or netkit that is its peer, for a vlan, macvlan, vxlan or tunnel the device below it; in whatever namespace that is.',
  args: peerArguments,
  examples: [
    { line: 'peer eth0-b beijing', shows: 'that eth0-b of beijing ends in veth-b outside' },
    { line: 'peer eth0-s --all -o name', shows: 'only the other end' },
  ],
  load: () => import('./peer/body.ts'),
});
