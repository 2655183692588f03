import { KernelError, ShellError } from '../../errors.ts';
import { asInode, namespaceKey, type NamespaceId, type Target } from '../../model/namespace.ts';
import type { Process } from '../../model/process.ts';
import { readOnly, type SavedFrom } from '../../model/state/saved-from.ts';
import type { State, StateFailure, StateNamespace, StateProcess } from '../../model/state.ts';
import type { Kernel, NamedEntry, Reading, SocketReading, WireguardReading } from '../port.ts';
import type { Inside } from '../../model/inside.ts';
import { chooseInputRoute } from './input-route.ts';
import { savedContainers, savedEntries, savedNames } from './saved-machine.ts';
import { isWanted } from './saved-sockets.ts';

/** A machine that was written down: answers as it did then, and is asked nothing of Linux. What would change something is refused. */
export function createSavedKernel(state: State, from: SavedFrom): Kernel {
  const byKey = new Map(state.namespaces.map((one) => [namespaceKey(one.id), one]));
  const processes = new Map(state.processes.map((one) => [one.pid, one]));
  const home = state.namespaces.find(({ isHome }) => isHome);

  function find({ id, label }: Pick<Target, 'id' | 'label'>): StateNamespace {
    const found = byKey.get(namespaceKey(id));
    if (found === undefined) throw new ShellError(`${label ?? `net:[${id.inode}]`} is not in ${from.file}`, { hint: 'ns lists what is' });
    return found;
  }

  function readOne<Kind extends keyof Inside>(target: Target, kinds: readonly Kind[]): Reading<Kind> {
    const { inside, failure } = find(target);
    if (inside === undefined) return { failure: toFailure(failure) };
    return { inside: Object.fromEntries(kinds.map((kind) => [kind, inside[kind]])) as Pick<Inside, Kind> }; // of each kind that was asked for
  }

  function readSocketsOf(target: Target, wishes: Parameters<Kernel['readSockets']>[1]): SocketReading {
    const { sockets, untoldSockets, socketsFailure } = find(target);
    if (socketsFailure !== undefined) return { failure: toFailure(socketsFailure) };
    return { sockets: sockets.filter((socket) => isWanted(socket, wishes)), untold: untoldSockets.filter((type) => wishes.types.includes(type)) };
  }

  function lookupPath(path: string): NamespaceId | undefined {
    const pid = /^\/proc\/(\d+)\/ns\/net$/.exec(path)?.[1];
    const ofProcess = pid === undefined ? undefined : processes.get(Number(pid))?.namespaces.find(({ kind }) => kind === 'net')?.id;
    return ofProcess ?? state.namespaces.find(({ paths, ways }) => paths.includes(path) || ways.some((way) => way.via === 'path' && way.path === path))?.id;
  }

  async function refuse(deed: string): Promise<never> {
    throw readOnly(deed, from);
  }

  return {
    readOwnNamespace: async () => ({ id: find(home ?? { id: { device: 0, inode: asInode(0) } }).id, ways: home?.ways ?? [] }), // parseState has seen that there is one
    readNamedEntries: async (directory) => savedEntries(state, directory),
    scanHolders: async () => ({ holders: state.holders, sockets: state.socketHolders, unseen: state.unseen }),
    readContainers: async () => ({ containers: savedContainers(state), unseen: [] }),
    readProcessMarks: async () => [],
    readRegisteredProcesses: async () => [],
    readPath: async (path): Promise<NamedEntry> => {
      const id = lookupPath(path);
      const broken = state.broken.find((entry) => entry.path === path);
      const name = path.replace(/^.*\//, '');
      if (id !== undefined) return { name, path, found: { is: 'namespace', id } };
      return { name, path, found: { is: 'broken', reason: broken?.reason ?? `nothing of it is in ${from.file}`, repair: broken?.repair ?? 'ns' } };
    },

    readInside: async (targets, kinds) => targets.map((target) => readOne(target, kinds)),
    readSockets: async (targets, wishes) => targets.map((target) => readSocketsOf(target, wishes)),
    readOutside: async (namespace) => find(namespace).outside,
    readWireguard: async (target, linkIndexes) => {
      const { wireguard } = find(target);
      return linkIndexes.map((index): WireguardReading => {
        const told = wireguard.find(({ linkIndex }) => linkIndex === index);
        return told?.details === undefined ? { failure: toFailure(told?.failure) } : { details: told.details };
      });
    },
    readNsids: async (observer, others) => {
      const nsids = new Map(find(observer).nsids.map(({ of, nsid }) => [namespaceKey(of), nsid]));
      return others.map(({ id }) => nsids.get(namespaceKey(id)));
    },
    lookupRoute: async (target, query) => {
      const { inside, failure, sysctls } = find(target);
      if (inside === undefined) throw toFailure(failure);
      return chooseInputRoute(inside, query, (path) => sysctls.find((one) => one.path === path)?.value);
    },
    readFirewallPresence: async (targets) => targets.map((target) => (({ firewall }) => firewall && firewall.tables.length > 0)(find(target))),
    readKeptFirewall: async (target) => {
      const { firewall, firewallFailure } = find(target);
      if (firewallFailure !== undefined) throw toFailure(firewallFailure);
      return firewall ?? { tables: [], unseen: [`the rules were not saved in ${from.file}`] };
    },

    readNumberNames: async () => savedNames(state.numberNames),
    readProcess: async (pid) => processOf(processes.get(pid)),
    readProcesses: async (pids) => pids.flatMap((pid) => processOf(processes.get(pid)) ?? []),
    readProcessNamespaces: async (pid) => processes.get(pid)?.namespaces ?? [],
    readUserNames: async () => new Map(state.users.map(({ uid, name }) => [uid, name])),
    scanProcessNamespaces: async () => state.processes.filter(({ namespaces }) => namespaces.length > 0),
    readNetFile: async () => undefined,
    readSysctl: async (target, path) => find(target).sysctls.find((one) => one.path === path)?.value,
    readTextFile: async (path) => state.files.find((file) => file.path === path)?.text ?? machineFiles(state)[path],
    isListenedTo: async (path) => state.listeners.includes(path),

    addNamespace: async (name) => await refuse(`${name} can not be made`),
    attachNamespace: async (name) => await refuse(`${name} can not be made`),
    deleteNamespace: async (name) => await refuse(`${name} can not be removed`),
    removeStaleEntry: async (name) => await refuse(`${name} can not be removed`),
    openWatch: async () => await refuse('nothing happens here'),
    probe: async () => await refuse('no packet can be sent'),
    followProbe: async () => await refuse('no packet can be sent'),

    hold: async (target) => ({ id: find(target).id, release: () => {} }),
    lookupProgram: async () => undefined,
    stream: async (_, { words: [name] }) => await refuse(`${name} can not be run`),
    run: async (_, { words: [name] }) => await refuse(`${name} can not be run`),
    capture: async (_, { words: [name] }) => await refuse(`${name} can not be run`),
  };
}

function processOf(saved: StateProcess | undefined): Process | undefined {
  if (saved === undefined) return undefined;
  const { namespaces: _, ...process } = saved;
  return process;
}

function machineFiles({ machine: { hostName, kernel, bootId } }: State): Readonly<Record<string, string | undefined>> {
  const [ostype, osrelease] = kernel?.split(/ (.*)/s) ?? [];
  return Object.fromEntries(Object.entries({ hostname: hostName, ostype, osrelease, 'random/boot_id': bootId }).map(([name, text]) => [`/proc/sys/kernel/${name}`, text]));
}

function toFailure(failure: StateFailure | undefined): KernelError | ShellError {
  if (failure === undefined) return new ShellError('it was not saved');
  const { message, operation, errno, kernelText, hint, status } = failure;
  return operation === undefined || errno === undefined ? new ShellError(message, { hint, status }) : new KernelError(operation, errno, { kernelText, hint });
}
