import { defineArguments, defineCommand } from './define.ts';

export const helpArguments = defineArguments({
  command: { kind: 'positional', optional: true, shown: 'COMMAND', complete: 'help', summary: 'Command to tell about; or a program, for what to type in its place' },
  word: { kind: 'positional', optional: true, shown: 'WORD', summary: 'Behind search: what to look for; behind a program: only lines with it' },
});

export const help = defineCommand({
  name: 'help',
  group: 'the shell',
  shape: 'show',
  summary: 'Show what can be typed here, or all about one command',
  description: 'help search WORD looks for a word in commands, options, settings and what other programs call it. What the examples print was printed in the lab (netnsh demo).',
  args: helpArguments,
  examples: [
    { line: 'help', shows: 'all commands, in groups' },
    { line: 'help links', shows: 'usage, options, columns and examples of links' },
    { line: 'help ip netns', shows: 'what to type here for ip netns; nsenter, brctl, lsns, docker, ss and others are known too' },
    { line: 'help search port', shows: 'where a port can be asked for' },
  ],
  load: () => import('./help/body.ts'),
});
