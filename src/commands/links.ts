import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const linksArguments = defineArguments({
  ...namespaceArguments,
  state: { kind: 'option', choices: ['up', 'down', 'unknown', 'lowerlayerdown', 'dormant', 'testing', 'notpresent'], shown: 'STATE', summary: 'Only links in this state' },
  kind: { kind: 'option', shown: 'KIND', summary: 'Only links of this kind: veth, bridge, vxlan, …' },
  stats: { kind: 'flag', short: 's', summary: 'Show counters: bytes, packets, errors, drops' },
});

export const links = defineCommand({
  name: 'links',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show the links of a namespace, and what is at the other end of each',
  description: `The other end is the peer of a veth or netkit, and the device below a vlan, macvlan, vxlan or tunnel, with the namespace it is in. -o wide also shows what each kind says of itself.
--stats counts bytes and packets since the link was made; rx is what came in, tx what went out.`,
  args: linksArguments,
  examples: [
    { line: 'links', shows: 'the links of the namespace you are in' },
    { line: 'links beijing', shows: 'those of beijing, and where its veth ends' },
    { line: 'links --all --kind veth', shows: 'every wire of the machine' },
    { line: 'links --all --stats', shows: 'what went through each link of the machine, and what was dropped' },
    { line: 'links --state up --json', shows: 'the links that carry traffic, for a script' },
  ],
  load: () => import('./links/body.ts'),
});
