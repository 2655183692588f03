import type { Happening } from '../../discover/watch/happening.ts';
import { watchMachine } from '../../discover/watch/watch-machine.ts';
import { UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import type { Namespace } from '../../model/namespace.ts';
import { watchedKinds } from '../../model/watched/notice.ts';
import type { eventsArguments } from '../events.ts';
import { leaveOut } from '../look-into.ts';
import type { Scope } from '../scope.ts';
import { kinds } from './kinds.ts';
import { nameFolders } from './name-folders.ts';
import { toEventRow, type EventRow } from './row.ts';

export { eventView as view } from './row.ts';

type Kind = (typeof kinds)[number];

/** How often to look for namespaces that are nothing but a process's. */
const LOOK_EVERY_MS = 2000;

const LOCAL = 255; // linux/rtnetlink.h, RT_TABLE_LOCAL

export async function* run(values: Values<typeof eventsArguments>, scope: Scope): AsyncGenerator<EventRow> {
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
}

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
