import { defineArguments, defineCommand } from './define.ts';
import { namespaceArguments } from './look-into.ts';

export const rulesArguments = defineArguments({
  ...namespaceArguments,
  family: { kind: 'option', choices: ['inet', 'inet6'], summary: 'Only IPv4 (inet) or only IPv6 (inet6)' },
  table: { kind: 'option', shown: 'TABLE', complete: 'table', summary: 'Only rules that look up this routing table: a name or a number' },
});

export const rules = defineCommand({
  name: 'rules',
  group: 'look at a namespace',
  shape: 'show',
  summary: 'Show which packets look up which routing table in a namespace',
  description: 'The rule with the lowest priority is asked first. [detached] marks a link that is not there now, [unresolved] a goto to a rule that is not there.',
  args: rulesArguments,
  examples: [
    { line: 'rules', shows: 'the rules of the namespace you are in' },
    { line: 'rules beijing --family inet', shows: 'the IPv4 rules of beijing' },
    { line: 'rules --all --table main', shows: 'who looks up the main table, and when' },
  ],
  load: () => import('./rules/body.ts'),
});
