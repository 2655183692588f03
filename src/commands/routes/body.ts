import { ShellError, UsageError } from '../../errors.ts';
import type { Values } from '../../grammar/argument.ts';
import { isWithin, parseIpPrefix } from '../../model/ip-address.ts';
import type { Namespace } from '../../model/namespace.ts';
import { lookupNumber, type NumberNames } from '../../model/number-names.ts';
import type { OutsideRoute } from '../../model/outside.ts';
import { leaveOut, namespacesToLookInto, passOver } from '../look-into.ts';
import { lookFromOutside } from '../outside/from-outside.ts';
import { outsideRouteRow, ROUTES_LACK } from '../outside/route.ts';
import type { routesArguments } from '../routes.ts';
import type { Scope } from '../scope.ts';
import { answerQuestion } from './answer.ts';
import { lookupDestination, refuseOperands, shareOperands, type Destination } from './destination.ts';
import { toQuestion } from './question.ts';
import { questionArguments } from './question-arguments.ts';
import { compareTables, toRouteRow, type Meanings, type RouteRow } from './row.ts';

export { routeTable as view } from './view.ts';

export async function run(values: Values<typeof routesArguments>, scope: Scope) {
  const operands = [values.destination, values.namespace].filter((word) => word !== undefined);
  refuseOperands(operands);
  const shared = shareOperands(operands);
  const destination = shared.destination === undefined ? undefined : lookupDestination(shared.destination);
  const namespaces = await namespacesToLookInto({ namespace: shared.namespace, all: values.all }, scope);
  refuseContradictions(values, shared.destination, destination);
  const names = await scope.kernel.readNumberNames();
  const isAsked = destination?.is === 'address';
  const question = isAsked ? toQuestion(destination.address, values, values.link, names) : undefined;
  const isWanted = selection(values, destination, names);

  const readings = await scope.kernel.readInside(namespaces, isAsked ? ['links', 'routes', 'nexthops', 'neighbours'] : ['links', 'routes', 'nexthops']);
  const outside = lookFromOutside(['links', 'routes'], ROUTES_LACK, values.all, scope);
  const rows: RouteRow[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    const reading = readings[at];
    if (reading === undefined) continue;
    if ('failure' in reading) {
      if (isAsked) passOver(namespace, reading.failure, values.all, scope); // the kernel answers only inside
      else {
        const { links: seen = [], routes: some = [] } = (await outside.read(namespace, reading.failure)) ?? {};
        rows.push(...inOrder(some.filter(isWanted)).map((route) => outsideRouteRow(namespace.label, seen, names, route)));
      }
      continue;
    }
    const { links, nexthops, routes: all, neighbours } = reading.inside;
    const meanings: Meanings = { namespace: namespace.label, names, links: new Map(links.map((link) => [link.index, link])), nexthops: new Map(nexthops.map((one) => [one.id, one])) };
    if (question === undefined) rows.push(...inOrder(all.filter(isWanted)).map((route) => toRouteRow(route, meanings)));
    else rows.push(...(await answerOf(namespace, values.all, scope, () => answerQuestion(scope.kernel, namespace, question, { meanings, routes: all, neighbours }))));
  }
  outside.say();
  return values.link === undefined || isAsked ? rows : rows.filter((row) => [row, ...row.nexthops].some(({ link }) => link === values.link));
}

/** One namespace alone that has no way there is the command's failure; among several the row says so. */
async function answerOf(namespace: Namespace, several: boolean, scope: Scope, ask: () => Promise<RouteRow>): Promise<readonly RouteRow[]> {
  try {
    const row = await ask();
    if (row.problem === undefined || several) return [row];
    const where = namespace.label;
    throw new ShellError(`${row.asked} can not be reached from ${where}: ${row.problem}`, { word: row.asked, hint: `routes ${where} lists the routes there are` });
  } catch (error) {
    if (!several || !(error instanceof ShellError)) throw error;
    leaveOut(namespace, error, scope);
    return [];
  }
}

type Wishes = { readonly table: string | undefined; readonly family: string | undefined } & { readonly [Key in keyof typeof questionArguments]: string | undefined };

function refuseContradictions(values: Wishes, word: string | undefined, destination: Destination | undefined): void {
  if (destination?.is === 'address') {
    if (values.table !== undefined) throw new UsageError(`--table and the address ${word} contradict each other`, { word: values.table, hint: `the kernel looks through the tables itself; to see what one has: routes ${word}/${destination.prefix.length} --table ${values.table}` });
    if (values.family !== undefined && values.family !== destination.prefix.family) throw new UsageError(`${word} is no ${values.family} address`, { word, hint: 'leave --family out: the address says it' });
    return;
  }
  const [key] = Object.entries(questionArguments).map(([name]) => name as keyof typeof questionArguments).filter((name) => values[name] !== undefined); // those are its keys
  if (key !== undefined) throw new UsageError(`--${key} belongs to a packet, and wants the address it goes to`, { word: values[key], hint: `for example: routes 10.0.0.2 --${key} ${values[key]}` });
}

function selection({ table, family }: Pick<Wishes, 'table' | 'family'>, destination: Destination | undefined, names: NumberNames): (route: Selected) => boolean {
  const number = table === undefined || table === 'all' ? undefined : lookupNumber(names.tables, table);
  if (number === undefined && table !== undefined && table !== 'all') {
    const known = [...names.tables.numberOf.keys()].join(', ');
    throw new ShellError(`no routing table named ${table}`, { word: table, hint: `a table is a number, or one of ${known}; more names go into /etc/iproute2/rt_tables` });
  }
  return (route) => (number === undefined || route.table === number) && (family === undefined || route.family === family) && isInside(route, destination);
}

/** What a route is chosen by. */
type Selected = Pick<OutsideRoute, 'family' | 'table' | 'destination'>;

/** Routes to a prefix, and to what is inside it. */
function isInside(route: Selected, destination: Destination | undefined): boolean {
  if (destination === undefined || destination.is === 'address') return true;
  if (destination.is === 'default') return route.destination === 'default';
  const prefix = route.destination === 'default' ? undefined : parseIpPrefix(route.destination);
  if (prefix === undefined) return route.family === destination.prefix.family && destination.prefix.length === 0;
  return prefix.length >= destination.prefix.length && isWithin(prefix, destination.prefix);
}

/** Behind the last table. */
const MOST_TABLES = 2 ** 32;

/** Table by table, IPv4 first; within a table the kernel's own order. */
function inOrder<Some extends Selected>(all: readonly Some[]): readonly Some[] {
  return [...all].sort((a, b) => compareTables(a.table ?? MOST_TABLES, b.table ?? MOST_TABLES) || (a.family === b.family ? 0 : a.family < b.family ? -1 : 1));
}
