import { KernelError, ShellError } from '../errors.ts';
import type { Kernel, Reading, SocketReading, WireguardReading } from '../kernel/port.ts';
import { insideKinds, type Inside } from '../model/inside.ts';
import type { Namespace } from '../model/namespace.ts';
import type { Outside } from '../model/outside.ts';
import { socketTypes } from '../model/socket.ts';
import type { State, StateFailure, StateNamespace, StateNsid } from '../model/state.ts';
import { namespacesToAskAbout, type LinksOf } from '../model/wiring.ts';
import { readStateFirewalls } from './state-firewall.ts';
import { readSysctls } from './state-sysctls.ts';
import { readMachine, readNames, readProcesses, readResolverFiles } from './state-machine.ts';
import type { Snapshot } from './snapshot.ts';

/** What else has to be known of the moment, and what need not be read. */
export interface StateTerms {
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly pid: number;
  readonly signal: AbortSignal;
  /** Rules are told by programs, which take their time. */
  readonly withFirewall: boolean;
  /** The file that PATH leads to. */
  lookupProgram(name: string): Promise<string | undefined>;
}

/** Everything that can be seen of the machine, namespace by namespace. What can not be read has a failure in its place. */
export async function readState(kernel: Kernel, snapshot: Snapshot, terms: StateTerms): Promise<State> {
  const { namespaces, broken, unseen, sockets: socketHolders } = snapshot;
  const readings = await kernel.readInside(namespaces, insideKinds);
  const sockets = await readSockets(kernel, namespaces);
  const firewalls = terms.withFirewall ? await readStateFirewalls(kernel, namespaces, terms) : [];
  const { holders } = await kernel.scanHolders();

  const linked = namespaces.flatMap((namespace, at) => linksOf(namespace, readings[at]));
  const found: StateNamespace[] = [];
  for (const [at, namespace] of namespaces.entries()) {
    terms.signal.throwIfAborted();
    const firewall = firewalls[at];
    const links = linked.find((one) => one.namespace === namespace);
    found.push({
      ...namespace,
      ...insideOf(readings[at]),
      outside: await readOutside(kernel, namespace, readings[at]),
      ...socketsOf(sockets[at]),
      wireguard: links === undefined ? [] : await readWireguard(kernel, links),
      sysctls: links === undefined ? [] : await readSysctls(kernel, links),
      firewall: firewall !== undefined && 'tables' in firewall ? firewall : undefined,
      firewallFailure: firewall !== undefined && 'failure' in firewall ? toStateFailure(firewall.failure) : undefined,
      nsids: links === undefined ? [] : await readNsids(kernel, links, linked),
    });
  }
  return {
    format: 'netnsh state',
    version: 1,
    savedAt: terms.savedAt.toISOString(),
    savedBy: terms.savedBy,
    pid: terms.pid,
    machine: await readMachine(kernel),
    namespaces: found,
    broken,
    unseen,
    processes: await readProcesses(kernel, holders, terms.pid),
    holders,
    socketHolders,
    users: [...(await kernel.readUserNames())].map(([uid, name]) => ({ uid, name })),
    numberNames: await readNames(kernel),
    ...(await readResolverFiles(kernel, namespaces)),
  };
}

/** Each path of a multipath socket is a TCP socket too, and to look for others costs the kernel more than all else together. */
async function readSockets(kernel: Kernel, namespaces: readonly Namespace[]): Promise<readonly SocketReading[]> {
  const most = await kernel.readSockets(namespaces, { types: socketTypes.filter((type) => type !== 'mptcp') });
  const asked = namespaces.filter((_, at) => ((reading) => reading !== undefined && 'sockets' in reading && reading.sockets.some(({ type }) => type === 'tcp'))(most[at]));
  const more = new Map((await kernel.readSockets(asked, { types: ['mptcp'] })).map((reading, at) => [asked[at], reading]));
  return most.map((reading, at) => {
    const other = more.get(namespaces[at]);
    if (other === undefined || 'failure' in other || 'failure' in reading) return reading;
    return { sockets: [...reading.sockets, ...other.sockets], untold: [...reading.untold, ...other.untold] };
  });
}

function insideOf(reading: Reading<keyof Inside> | undefined): Pick<StateNamespace, 'inside' | 'failure'> {
  if (reading === undefined) return { inside: undefined, failure: undefined };
  return 'inside' in reading ? { inside: reading.inside, failure: undefined } : { inside: undefined, failure: toStateFailure(reading.failure) };
}

function socketsOf(reading: SocketReading | undefined): Pick<StateNamespace, 'sockets' | 'untoldSockets' | 'socketsFailure'> {
  if (reading === undefined) return { sockets: [], untoldSockets: [], socketsFailure: undefined };
  if ('failure' in reading) return { sockets: [], untoldSockets: [], socketsFailure: toStateFailure(reading.failure) };
  return { sockets: reading.sockets, untoldSockets: reading.untold, socketsFailure: undefined };
}

/** Of one that can not be entered, /proc tells something. */
async function readOutside(kernel: Kernel, namespace: Namespace, reading: Reading<'links'> | undefined): Promise<Outside | undefined> {
  if (reading === undefined || 'inside' in reading) return undefined;
  return await kernel.readOutside(namespace, ['links', 'addresses', 'routes', 'neighbours', 'sockets']);
}

type Linked = LinksOf & { readonly namespace: Namespace };

function linksOf(namespace: Namespace, reading: Reading<'links'> | undefined): readonly Linked[] {
  return reading !== undefined && 'inside' in reading ? [{ namespace, links: reading.inside.links }] : [];
}

async function readWireguard(kernel: Kernel, { namespace, links }: Linked): Promise<StateNamespace['wireguard']> {
  const indexes = links.filter(({ kind }) => kind === 'wireguard').map(({ index }) => index);
  if (indexes.length === 0) return [];
  const readings = await orFailure<readonly WireguardReading[]>(kernel.readWireguard(namespace, indexes), (failure) => indexes.map(() => ({ failure })));
  return indexes.flatMap((linkIndex, at): StateNamespace['wireguard'] => {
    const reading = readings[at];
    if (reading === undefined) return [];
    return 'details' in reading ? [{ linkIndex, details: reading.details, failure: undefined }] : [{ linkIndex, details: undefined, failure: toStateFailure(reading.failure) }];
  });
}

/** The home namespace knows many others by numbers that no link leads to, and is the one that people ask; of the rest, where links may lead. */
async function readNsids(kernel: Kernel, observer: Linked, all: readonly Linked[]): Promise<readonly StateNsid[]> {
  const asked = observer.namespace.isHome ? all : namespacesToAskAbout(observer, all);
  if (asked.length === 0) return [];
  const others = asked.map(({ namespace }) => namespace);
  const answers = await orFailure<readonly (number | undefined)[]>(kernel.readNsids(observer.namespace, others), () => []);
  return others.flatMap(({ id }, at) => {
    const nsid = answers[at];
    return nsid === undefined ? [] : [{ of: id, nsid }];
  });
}

/** A namespace may be gone by the time of the second question. */
async function orFailure<T>(asking: Promise<T>, otherwise: (failure: KernelError | ShellError) => T): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return otherwise(error);
    throw error;
  }
}

export function toStateFailure(failure: KernelError | ShellError): StateFailure {
  const { message, hint } = failure;
  if (failure instanceof KernelError) return { message, operation: failure.operation, errno: failure.errno, kernelText: failure.kernelText, hint, status: 1 };
  return { message, operation: undefined, errno: undefined, kernelText: undefined, hint, status: failure.status };
}
