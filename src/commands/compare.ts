import { ShellError } from '../errors.ts';
import { differenceKinds, type Difference } from '../model/compare/difference.ts';
import type { State } from '../model/state.ts';
import type { View } from '../render/view.ts';
import { defineCommand } from './define.ts';
import { readNow } from './save.ts';
import type { Scope } from './scope.ts';

const differenceTable: View<Difference> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name' },
    { name: 'kind', value: (row) => row.kind, role: 'faint', drop: 1 },
    { name: 'difference', value: (row) => row.said, role: (row) => roles[row.change] },
    { name: 'change', value: (row) => row.change, wide: true },
    { name: 'what', value: (row) => row.what, wide: true, isName: true },
    { name: 'link', value: (row) => row.link, role: 'name', wide: true },
  ],
  empty: () => 'nothing differs',
};

const roles = { new: 'up', gone: 'down', changed: 'plain', moved: 'plain' } as const;

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
  args: {
    before: { kind: 'positional', complete: 'file', shown: 'FILE', summary: 'What save wrote' },
    after: { kind: 'positional', optional: true, complete: 'file', shown: 'FILE', summary: 'What it wrote later; without it, the machine as it is now' },
    ignore: { kind: 'option', several: true, choices: differenceKinds, shown: 'KIND,...', summary: 'Leave these kinds out' },
    all: { kind: 'flag', summary: 'With what moves by itself' },
  },
  examples: [
    { line: 'save /tmp/before.json; compare /tmp/before.json', shows: 'that nothing differs' },
    { line: 'save /tmp/a.json; ip link set lo mtu 9000; save /tmp/b.json; ip link set lo mtu 65536; compare /tmp/a.json /tmp/b.json || true', shows: 'lo: mtu 65536 → 9000' },
    { line: 'save /tmp/before.json; save /tmp/after.json; compare /tmp/before.json /tmp/after.json --ignore socket,firewall --json', shows: 'an empty list, for a script' },
  ],
  view: differenceTable,
  status: (rows) => (rows.length > 0 ? 1 : 0),
  async run({ before: first, after: second, ignore = [], all }, scope): Promise<readonly Difference[]> {
    const before = await readSaved(first, scope);
    const after = second === undefined ? await readNow(scope, before.namespaces.some(({ firewall }) => firewall !== undefined)) : await readSaved(second, scope);
    const { compareStates } = await import('../model/compare/compare-states.ts'); // late, as few compare
    return compareStates(before, after, { all }).filter(({ kind }) => !ignore.includes(kind));
  },
});

async function readSaved(file: string, { session }: Scope): Promise<State> {
  const { parseState } = await import('../model/state/parse-state.ts'); // late: the description of the file is long
  return parseState(readText(file, session), file);
}

function readText(file: string, session: Scope['session']): string {
  try {
    return session.readFile(file);
  } catch (error) {
    throw error instanceof ShellError ? new ShellError(error.message, { word: file, status: 2, hint: 'save FILE writes one', cause: error }) : error;
  }
}
