import type { State } from '../model/state.ts';
import { drawState } from '../render/state-json.ts';
import { unseenText } from '../render/unseen.ts';
import { printableSentence } from '../render/printable.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import type { Scope } from './scope.ts';

/** What was saved, as JSON gives it (docs/json.md). */
export interface SaveRow {
  readonly file: string;
  readonly namespaces: number;
  readonly links: number;
  readonly processes: number;
  readonly bytes: number;
}

/** On the standard output the state itself is what there is to show. A symbol, since it is no field of the row. */
const whole = Symbol('the text of the state');

interface Saved extends SaveRow {
  readonly [whole]?: string;
}

const savedView: View<Saved> = {
  columns: [
    { name: 'file', value: (row) => row.file, isName: true },
    { name: 'namespaces', value: (row) => row.namespaces, align: 'right' },
    { name: 'links', value: (row) => row.links, align: 'right' },
    { name: 'processes', value: (row) => row.processes, align: 'right' },
    { name: 'bytes', value: (row) => row.bytes, align: 'right' },
  ],
  empty: () => '',
  draw: (rows, canvas) => rows.map((row) => row[whole] ?? (canvas.isTerminal ? printableSentence(saidOf(row)) : '')).join('\n'),
};

export const save = defineCommand({
  name: 'save',
  group: 'see change',
  shape: 'show',
  summary: 'Save everything that can be seen of the machine in one file',
  description: [
    'Every namespace with its names, links, addresses, routes, rules, neighbours, bridges, queues, sockets, processes and firewall rules, as JSON. netnsh --from FILE looks at it later, on any machine, and compare tells what has changed since.',
    'The file holds hardware addresses and commands of processes: it is readable for its owner alone. - writes it to the standard output.',
  ].join('\n'),
  args: {
    file: { kind: 'positional', complete: 'file', shown: 'FILE', summary: 'Where to; - is the standard output' },
    noFirewall: { kind: 'flag', summary: 'Leave firewall rules out, which programs have to tell' },
  },
  examples: [
    { line: 'save /tmp/before.json', shows: 'what was saved; nothing in a script' },
    { line: 'save - | grep -c beijing', shows: 'the state itself goes into the pipe' },
    { line: 'save /tmp/before.json --json', shows: 'how much was saved, for a script' },
  ],
  view: savedView,
  async run({ file, noFirewall }, scope): Promise<readonly Saved[]> {
    const state = await readNow(scope, !noFirewall);
    const text = drawState(state);
    const row: SaveRow = {
      file,
      namespaces: state.namespaces.length,
      links: state.namespaces.reduce((sum, { inside }) => sum + (inside?.links.length ?? 0), 0),
      processes: state.processes.length,
      bytes: new TextEncoder().encode(text).length + 1,
    };
    if (file === '-') return [{ ...row, [whole]: text }];
    scope.session.writeFile(file, `${text}\n`, 'private');
    sayWhatIsMissing(state, scope);
    return [row];
  },
});

/** The machine as it is at this moment. */
export async function readNow(scope: Scope, withFirewall: boolean): Promise<State> {
  const { kernel, session, signal } = scope;
  const { readState } = await import('../discover/state.ts'); // late, as few save
  return await readState(kernel, await scope.survey(), {
    savedAt: new Date(),
    savedBy: session.version,
    pid: session.pid,
    signal,
    withFirewall,
    lookupProgram: async (name) => await session.lookupProgram(name),
  });
}

/** Nobody can tell the rules of any namespace, which is said once. */
const NO_PROGRAM = 127;

function sayWhatIsMissing({ namespaces, unseen }: State, { notice }: Scope): void {
  unseen.forEach((what) => notice(unseenText(what)));
  for (const { label, failure, firewallFailure } of namespaces) {
    if (failure !== undefined) notice(`${label} was left out: ${failure.message}`);
    else if (firewallFailure !== undefined) notice(firewallFailure.status === NO_PROGRAM ? firewallFailure.message : `the rules of ${label} were left out: ${firewallFailure.message}`);
  }
}

function saidOf({ file, namespaces, links, processes }: SaveRow): string {
  const some = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
  return `saved ${some(namespaces, 'namespace', 'namespaces')} with ${some(links, 'link', 'links')} and ${some(processes, 'process', 'processes')} in ${file}`;
}
