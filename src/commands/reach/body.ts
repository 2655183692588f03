import { readReach, wantedWays } from '../../discover/reach.ts';
import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { isSameNamespace, type Namespace } from '../../model/namespace.ts';
import { hasFailed, type ReachPair } from '../../model/reach.ts';
import { drawReach, milliseconds } from '../../render/reach-matrix.ts';
import type { Column, View } from '../../render/view.ts';
import { passOver } from '../look-into.ts';
import type { reachArguments } from '../reach.ts';
import type { Scope } from '../scope.ts';
import { withReasons } from './reasons.ts';
import { parseTimeout } from './timeout.ts';

const columns: readonly Column<ReachPair>[] = [
  { name: 'from', value: (row) => row.from, role: 'name' },
  { name: 'to', value: (row) => row.to, role: 'name' },
  { name: 'address', value: (row) => row.address, role: 'address', isName: true },
  { name: 'reached', value: (row) => row.isReached, role: (row) => (row.isReached ? 'up' : 'down') },
  { name: 'time', value: (row) => row.milliseconds === undefined ? undefined : milliseconds(row.milliseconds), align: 'right' },
  { name: 'reason', value: (row) => row.reason, cut: true },
  { name: 'answer', value: (row) => row.answer, wide: true },
  { name: 'by', value: (row) => row.by, role: 'address', wide: true },
  { name: 'family', value: (row) => row.family, wide: true },
  { name: 'link', value: (row) => row.link, wide: true },
  { name: 'port', value: (row) => row.port, wide: true },
];

export const view: View<ReachPair> = {
  columns,
  empty: () => 'every way that was tried works',
  draw: (rows, canvas, _several, flags) => drawReach(rows, columns, canvas, flags.includes('failed')),
  drawsForPeople: true,
};

export const status = (rows: readonly ReachPair[]): number => (rows.some(hasFailed) ? 1 : 0);

export async function run(values: Values<typeof reachArguments>, scope: Scope) {
  const port = parsePort(values.tcp);
  const timeoutMs = parseTimeout(values.timeout);
  const named = await findEach(values.namespaces, scope);
  const namespaces = named.length > 1 ? named : (await scope.survey()).namespaces;
  const { pairs, unread } = await readReach(scope.kernel, namespaces, {
    port,
    timeoutMs,
    family: values.family,
    isWanted: wantedWays(named),
    signal: scope.signal,
    onProgress: (done, count) => scope.progress(`${done} of ${count} ways tried`),
  });
  for (const { namespace, failure } of unread) passOver(namespace, failure, !named.includes(namespace), scope);
  if (pairs.length === 0) scope.notice('there are no two namespaces to try');
  const explained = await withReasons(pairs, namespaces, scope);
  return values.failed ? explained.filter(hasFailed) : explained;
}

async function findEach(operands: readonly string[], scope: Scope): Promise<readonly Namespace[]> {
  const found: Namespace[] = [];
  for (const operand of operands) {
    const namespace = await scope.find(operand);
    const twin = found.find(({ id }) => isSameNamespace(id, namespace.id));
    if (twin !== undefined) throw new ShellError(`${operand} is ${twin.label}, which is named already`, { word: operand, status: 2, hint: 'name each namespace once' });
    found.push(namespace);
  }
  return found;
}

function parsePort(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  if (port < 1 || port > 65535) throw new UsageError(`${word} is no port`, { word, hint: 'a port is a number from 1 to 65535; sockets --listen shows those that are open' });
  return port;
}
