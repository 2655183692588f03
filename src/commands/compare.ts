import { differenceKinds } from '../model/compare/difference.ts';
import { defineArguments, defineCommand } from './define.ts';

export const compareArguments = defineArguments({
  before: { kind: 'positional', complete: 'file', shown: 'FILE', summary: 'What save wrote' },
  after: { kind: 'positional', optional: true, complete: 'file', shown: 'FILE', summary: 'What it wrote later; without it, the machine as it is now' },
  ignore: { kind: 'option', several: true, choices: differenceKinds, shown: 'KIND,...', summary: 'Leave these kinds out' },
  all: { kind: 'flag', summary: 'With what moves by itself' },
});

export const compare = defineCommand({
  name: 'compare',
  group: 'see change',
  shape: 'show',
  summary: 'Show in what two saved files differ, or one and now',
  description: [
    'Namespaces are matched by name, then by owner, then by their wires; links by name, then by their other end. A lab that was built again is the same lab.',
    'What moves by itself is left out: counters, ages, what was learnt, pids, hardware addresses that the kernel made up, and routes that it makes of addresses. --all tells of them too.',
    'The status is 1 when something differs, and 2 when a file can not be read, as with diff(1).',
  ].join('\n'),
  args: compareArguments,
  examples: [
    { line: 'save /tmp/before.json; compare /tmp/before.json', shows: 'that nothing differs' },
    { line: 'save /tmp/a.json; ip link set lo mtu 9000; save /tmp/b.json; ip link set lo mtu 65536; compare /tmp/a.json /tmp/b.json || true', shows: 'lo: mtu 65536 → 9000' },
    { line: 'save /tmp/before.json; save /tmp/after.json; compare /tmp/before.json /tmp/after.json --ignore socket,firewall --json', shows: 'an empty list, for a script' },
  ],
  load: () => import('./compare/body.ts'),
});
