import { forwardingStates } from '../model/forwarding-entry.ts';
import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const fdbArguments = defineArguments({
  ...namespaceArguments,
  bridge: { kind: 'option', shown: 'BRIDGE', complete: 'link', summary: 'Only entries of this bridge' },
  link: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'Only addresses behind this link' },
  vlan: { kind: 'option', shown: 'VLAN', summary: 'Only entries of this VLAN' },
  mac: { kind: 'option', shown: 'MAC', summary: 'Only this hardware address' },
  state: { kind: 'option', shown: 'STATE', choices: forwardingStates, summary: 'Only entries in this state' },
});

export const fdb = defineCommand({
  name: 'fdb',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show behind which port of a bridge a hardware address is',
  description:
    'The forwarding databases of a namespace: what its bridges have learnt or were told (with a bridge), the remotes of its vxlan devices, and the addresses to which each link listens (self). A permanent entry of a bridge is its own or a port\'s own address; dynamic ones age.',
  args: fdbArguments,
  examples: [
    { line: 'fdb host --bridge br0', shows: 'which address br0 has seen behind which port' },
    { line: 'fdb host --state dynamic', shows: 'only what was learnt' },
    { line: 'fdb beijing', shows: 'the addresses to which the links of beijing listen' },
  ],
  load: () => import('./fdb/body.ts'),
});
