import { KernelError } from '../errors.ts';
import type { Kernel } from '../kernel/port.ts';
import type { Holder } from '../model/holder.ts';
import { etcNameOf } from '../model/named-path.ts';
import type { Namespace } from '../model/namespace.ts';
import type { NameTable } from '../model/number-names.ts';
import { socketResolvers } from '../model/resolver.ts';
import type { Machine, State, StateName, StateNumberNames, StateProcess } from '../model/state.ts';

/** What the machine is called, and which of its lives this is (random(4), proc(5)). */
export async function readMachine(kernel: Pick<Kernel, 'readTextFile'>): Promise<Machine> {
  const line = async (name: string): Promise<string | undefined> => (await readOrNone(kernel, `/proc/sys/kernel/${name}`))?.trim();
  const [type, release] = [await line('ostype'), await line('osrelease')];
  return {
    hostName: await line('hostname'),
    kernel: release === undefined ? undefined : `${type ?? 'Linux'} ${release}`,
    bootId: await line('random/boot_id'),
  };
}

/** All processes that anything can be said of, the lowest pid first. */
export async function readProcesses(kernel: Kernel, holders: readonly Holder[], own: number): Promise<readonly StateProcess[]> {
  const scanned = await kernel.scanProcessNamespaces();
  const kindsOf = new Map(scanned.map(({ pid, namespaces }) => [pid, namespaces]));
  const pids = new Set([own, ...kindsOf.keys(), ...holders.flatMap(({ by }) => by.pid ?? [])]);
  const processes = await kernel.readProcesses([...pids].sort((a, b) => a - b));
  const ofOwn = kindsOf.get(own) ?? (await kernel.readProcessNamespaces(own));
  return processes.map((process) => ({ ...process, namespaces: kindsOf.get(process.pid) ?? (process.pid === own ? ofOwn : []) }));
}

export async function readNames(kernel: Pick<Kernel, 'readNumberNames'>): Promise<StateNumberNames> {
  const { tables, protocols, scopes, realms, dsfields, groups } = await kernel.readNumberNames();
  return { tables: namesIn(tables), protocols: namesIn(protocols), scopes: namesIn(scopes), realms: namesIn(realms), dsfields: namesIn(dsfields), groups: namesIn(groups) };
}

/** A name that means a number comes before the one that the number is called by, so that the same tables are made of the list again. */
function namesIn({ numberOf, nameOf }: NameTable): readonly StateName[] {
  const pairs = [...numberOf].map(([name, number]) => ({ number, name }));
  return [...pairs.filter(({ number, name }) => nameOf.get(number) !== name), ...pairs.filter(({ number, name }) => nameOf.get(number) === name)];
}

const resolverFiles = ['resolv.conf', 'nsswitch.conf', 'hosts'];

/** What says how names become addresses: for all namespaces, and for those that have files of their own. */
export async function readResolverFiles(kernel: Pick<Kernel, 'readTextFile' | 'isListenedTo'>, namespaces: readonly Namespace[]): Promise<Pick<State, 'files' | 'listeners'>> {
  const owners = namespaces.flatMap(({ isHome, paths }) => (isHome ? [] : (etcNameOf(paths) ?? [])));
  const paths = ['/etc', ...owners.map((name) => `/etc/netns/${name}`)].flatMap((folder) => resolverFiles.map((file) => `${folder}/${file}`));
  const files: { readonly path: string; readonly text: string }[] = [];
  for (const path of paths) {
    const text = await readOrNone(kernel, path);
    if (text !== undefined) files.push({ path, text });
  }
  const listeners: string[] = [];
  for (const path of socketResolvers.flatMap((resolver) => resolver.paths)) if (await kernel.isListenedTo(path)) listeners.push(path);
  return { files, listeners };
}

async function readOrNone(kernel: Pick<Kernel, 'readTextFile'>, path: string): Promise<string | undefined> {
  try {
    return await kernel.readTextFile(path);
  } catch (error) {
    if (error instanceof KernelError) return undefined; // it may not be read
    throw error;
  }
}
