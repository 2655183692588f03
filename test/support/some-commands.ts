import type { CommandShape } from '../../src/grammar/argument.ts';

const namespace = { kind: 'positional', summary: 'Namespace', complete: 'namespace', shown: 'NS', optional: true } as const;

export const links = {
  name: 'links',
  args: {
    namespace,
    all: { kind: 'flag', short: 'a', summary: 'All namespaces' },
    state: { kind: 'option', short: 's', choices: ['up', 'down'], summary: 'Only this state' },
    linkKind: { kind: 'option', summary: 'Only this kind' },
  },
} as const satisfies CommandShape;

export const cd = { name: 'cd', args: { namespace } } as const satisfies CommandShape;

export const pwd = { name: 'pwd', args: {} } as const satisfies CommandShape;

export const attach = {
  name: 'attach',
  args: { namespace: { kind: 'positional', summary: 'Namespace', shown: 'NS' }, pid: { kind: 'positional', summary: 'Process', complete: 'pid' } },
} as const satisfies CommandShape;

export const rmns = {
  name: 'rmns',
  args: { namespaces: { kind: 'positional', many: true, summary: 'Namespaces', complete: 'namespace', shown: 'NS' }, yes: { kind: 'flag', short: 'y', summary: 'Do not ask' } },
} as const satisfies CommandShape;

export const peer = {
  name: 'peer',
  args: { namespace, link: { kind: 'positional', summary: 'Link', complete: 'link' } },
} as const satisfies CommandShape;

export const live = {
  name: 'live',
  args: {
    interval: { kind: 'option', short: 'n', summary: 'Seconds between two looks', shown: 'SECONDS' },
    command: { kind: 'positional', verbatim: true, summary: 'What to repeat', complete: 'command' },
  },
} as const satisfies CommandShape;

export const lab = {
  name: 'lab',
  args: { action: { kind: 'positional', choices: ['make', 'remove'], summary: 'What to do' } },
} as const satisfies CommandShape;

/** Commands that take an argument of each kind. */
export const someCommands: readonly CommandShape[] = [links, cd, pwd, attach, rmns, peer, live, lab];

export const isCommand = (name: string) => someCommands.some((command) => command.name === name);
