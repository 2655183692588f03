import type { Happening } from '../discover/watch/happening.ts';
import { watchMachine } from '../discover/watch/watch-machine.ts';
import { UsageError } from '../errors.ts';
import type { Namespace } from '../model/namespace.ts';
import { watchedKinds } from '../model/watched/notice.ts';
import { defineCommand } from './define.ts';
import { eventView, toEventRow, type EventRow } from './events/row.ts';
import { nameFolders } from './events/name-folders.ts';
import { leaveOut } from './look-into.ts';
import type { Scope } from './scope.ts';

const kinds = [...watchedKinds, 'namespace'] as const;
type Kind = (typeof kinds)[number];

/** How often to look for namespaces that are nothing but a process's. */
const LOOK_EVERY_MS = 2000;
const LOCAL = 255; // linux/rtnetlink.h, RT_TABLE_LOCAL

export const events = defineCommand({
  name: 'events',
  group: 'see change',
  shape: 'watch',
  summary: 'Tell what changes, in all namespaces at once',
  description:
    'One line for each change, with what it was before, until Ctrl-C (status 130, as with any program), --for or --count ends it. ' +
    'The kernel tells of links, addresses, routes, neighbours, rules, nexthops and forwarding databases (rtnetlink(7)), one socket in each namespace; names are watched with inotify(7). ' +
    'Nothing tells of a namespace that only a process has: for those netnsh looks every 2 seconds. ' +
    'Where changes come faster than they can be read the kernel drops some; that is said, the namespace is read again, and what is different is told. ' +
    'Routes of table local, which follow the addresses, and neighbours that need no question (noarp), are told with --more.\n\n' +
    'Ages, counters, and steps that the kernel takes without a word, such as stale to delay of a neighbour, are no events.',
  args: {
    namespaces: { kind: 'positional', many: true, optional: true, shown: 'NS', complete: 'namespace', summary: 'Only these namespaces' },
    kind: { kind: 'option', several: true, choices: kinds, shown: 'KIND,…', summary: 'Only changes of these kinds' },
    more: { kind: 'flag', summary: 'What follows from other changes, too' },
    for: { kind: 'option', shown: 'SECONDS', summary: 'End after so long' },
    count: { kind: 'option', shown: 'N', summary: 'End after so many events' },
  },
  examples: [
    { line: 'events --for 0.2', shows: 'whatever changes on the machine meanwhile' },
    { line: 'events beijing shanghai --kind link,address --for 0.2', shows: 'what becomes of the links and addresses of two namespaces' },
    { line: 'events --json --for 0.2 | wc -l', shows: 'how many changes there are in that time' },
  ],
  view: eventView,
  async *run(values, scope): AsyncGenerator<EventRow> {
    const seconds = positive('--for', values.for, /^\d+(\.\d+)?$/, 'a number of seconds');
    const most = positive('--count', values.count, /^\d+$/, 'a whole number');
    const wanted = values.kind ?? kinds;
    const only = await findAll(values.namespaces, scope);
    const names = await scope.kernel.readNumberNames();
    let told = 0;
    const happenings = watchMachine({
      kernel: scope.kernel,
      survey: () => scope.surveyAnew(),
      only,
      kinds: watchedKinds.filter((kind) => wanted.includes(kind)),
      folders: nameFolders,
      lookEveryMs: LOOK_EVERY_MS,
      signal: scope.signal,
      lastsMs: seconds === undefined ? undefined : seconds * 1000,
      onReady: (namespaces) => scope.notice(`watching ${namespaces.length} ${namespaces.length === 1 ? 'namespace' : 'namespaces'}; Ctrl-C ends it`),
    });
    for await (const happening of happenings) {
      if (happening.what === 'unseen' || happening.what === 'unheard') {
        if (happening.what === 'unseen' && only !== undefined) throw happening.why;
        if (happening.what === 'unseen') leaveOut(happening.namespace, happening.why, scope);
        else scope.notice(happening.why.message);
        continue;
      }
      const row = toEventRow(happening, names);
      if (!isWanted(row, wanted) || (!values.more && isConsequence(happening))) continue;
      yield row;
      told += 1;
      if (told === most) return;
    }
  },
});

function isWanted({ kind }: EventRow, wanted: readonly Kind[]): boolean {
  if (kind === 'overrun') return true;
  return wanted.includes(kind === 'name' || kind === 'owner' ? 'namespace' : kind);
}

function isConsequence(happening: Happening): boolean {
  if (happening.what !== 'change') return false;
  const { change } = happening;
  return (change.kind === 'route' && change.object.table === LOCAL) || (change.kind === 'neighbour' && change.object.states.includes('noarp'));
}

async function findAll(operands: readonly string[], scope: Scope): Promise<readonly Namespace[] | undefined> {
  if (operands.length === 0) return undefined;
  const found: Namespace[] = [];
  for (const operand of operands) found.push(await scope.find(operand));
  return found;
}

function positive(option: string, text: string | undefined, form: RegExp, what: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (form.test(text) && number > 0 && number <= MOST) return number;
  throw new UsageError(`${option} takes ${what} above 0`, { word: text, hint: `for example: events ${option} 10` });
}

const MOST = 2_000_000; // milliseconds of more seconds do not fit into a timer
