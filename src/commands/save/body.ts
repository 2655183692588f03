import { readState } from '../../discover/state.ts';
import type { Values } from '../../grammar/argument.ts';
import type { State } from '../../model/state.ts';
import { printableSentence } from '../../render/printable.ts';
import { drawState } from '../../render/state-json.ts';
import { unseenText } from '../../render/unseen.ts';
import type { View } from '../../render/view.ts';
import { leaveOut } from '../look-into.ts';
import type { saveArguments } from '../save.ts';
import type { Scope } from '../scope.ts';

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

export const view: View<Saved> = {
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

export async function run({ file, noFirewall }: Values<typeof saveArguments>, scope: Scope): Promise<readonly Saved[]> {
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
}

/** The machine as it is at this moment. */
export async function readNow(scope: Scope, withFirewall: boolean): Promise<State> {
  const { kernel, session, signal } = scope;
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

function sayWhatIsMissing({ namespaces, unseen }: State, scope: Scope): void {
  const { notice } = scope;
  unseen.forEach((what) => notice(unseenText(what)));
  for (const namespace of namespaces) {
    const { label, failure, firewallFailure } = namespace;
    if (failure !== undefined) leaveOut(namespace, failure, scope);
    else if (firewallFailure !== undefined) notice(firewallFailure.status === NO_PROGRAM ? firewallFailure.message : `the rules of ${label} were left out: ${firewallFailure.message}`);
  }
}

function saidOf({ file, namespaces, links, processes }: SaveRow): string {
  const some = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
  return `saved ${some(namespaces, 'namespace', 'namespaces')} with ${some(links, 'link', 'links')} and ${some(processes, 'process', 'processes')} in ${file}`;
}
