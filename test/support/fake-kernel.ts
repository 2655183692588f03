import { KernelError, ShellError, UsageError } from '../../src/errors.ts';
import type { Hold, Kernel, NamedEntry, Reading, SocketReading, SocketWishes, WireguardReading } from '../../src/kernel/port.ts';
import type { Holder } from '../../src/model/holder.ts';
import type { Inside } from '../../src/model/inside.ts';
import type { Program, ProgramEnd, ProgramOutput } from '../../src/kernel/program.ts';
import { encodeText } from '../../src/kernel/text.ts';
import { asInode, inodeLabel, isSameNamespace, namespaceKey, type NamespaceId, type Target } from '../../src/model/namespace.ts';
import { builtInNames } from '../../src/model/number-names.ts';
import type { Process } from '../../src/model/process.ts';
import type { ProcessMarks } from '../../src/model/process-marks.ts';
import { buildMachine, newNamespace, type FakeNamespace } from './fake-machine.ts';
import { answerProbe, followFakeProbe } from './fake-probes.ts';
import { lookUpFakeRoute } from './fake-routes.ts';
import { openFakeWatch } from './fake-watch.ts';
import { seeFromOutside } from './fake-outside.ts';
import { commonPrograms, endOf, type FakeProgram } from './fake-programs.ts';
import { makeProcess } from './world-parts.ts';
import { queueingOf } from './queueing-parts.ts';
import { holdersOfSocket, isWanted } from './socket-parts.ts';
import type { ProcessPlan, WorldPlan } from './world-plan.ts';

/** What a program that was run wrote to the terminal; the test shell listens. */
export type Listener = (stream: 'out' | 'err', text: string) => void;

/** A machine that is plain data. What KERNEL-FACTS says of identity, names, nsids and holders holds here too. */
export interface FakeKernel extends Kernel {
  readonly files: Map<string, string>;
  /** Absolute paths of what may be executed. */
  readonly programs: readonly string[];
  /** Every program that was run, in order. */
  readonly ran: readonly { readonly namespace: string; readonly program: Program }[];
  /** How many descriptors of namespaces are held. */
  holds(): number;
  onOutput(listener: Listener): void;
}

const machineWide: Readonly<Record<string, number>> = { cgroup: 4026531835, ipc: 4026531839, mnt: 4026531841, pid: 4026531836, user: 4026531837, uts: 4026531838 };

export function aWorld(plan: WorldPlan = {}): FakeKernel {
  const machine = buildMachine(plan);
  const broken = new Map((plan.broken ?? []).map((entry) => [entry.name, entry]));
  const files = new Map(Object.entries(plan.files ?? {}));
  const programs: Readonly<Record<string, FakeProgram>> = { ...commonPrograms(files, () => programs), ...plan.programs };
  const ran: { namespace: string; program: Program }[] = [];
  let listener: Listener = () => {};

  const lookup = (id: NamespaceId): FakeNamespace | undefined => machine.find((namespace) => isSameNamespace(namespace.id, id));
  const everyProcess = (): readonly { readonly plan: ProcessPlan; readonly namespace: FakeNamespace }[] =>
    machine.flatMap((namespace) => namespace.processes.map((process) => ({ plan: process, namespace }))).sort((a, b) => a.plan.pid - b.plan.pid);
  const findProcess = (pid: number) => everyProcess().find((process) => process.plan.pid === pid);

  /** As openNamespace does; `isEntered` is the setns(2) behind it, which needs more. */
  function open({ id, label }: Pick<Target, 'id' | 'label'>, isEntered: boolean): FakeNamespace {
    const called = label ?? inodeLabel(id);
    const namespace = lookup(id);
    if (namespace === undefined || namespace.access === 'gone') {
      throw new KernelError(`open ${called}`, 'ENOENT', { kernelText: 'the namespace is gone', hint: 'ns lists those that are there' });
    }
    if (namespace.access === 'outside') {
      throw new KernelError(`open ${called}`, 'EACCES', { kernelText: 'looking into that process needs CAP_SYS_PTRACE over it', hint: 'start netnsh with sudo, or try: netnsh demo' });
    }
    if (isEntered && namespace.access === 'forbidden') {
      throw new KernelError(`enter ${called}`, 'EPERM', { kernelText: 'this needs CAP_SYS_ADMIN, there and here', hint: 'start netnsh with sudo, or try: netnsh demo' });
    }
    return namespace;
  }

  /** A namespace that nothing holds is gone, and its wires with both of their ends. */
  function collect(namespace: FakeNamespace): void {
    if (namespace.isHome || namespace.holds > 0 || namespace.names.length + namespace.processes.length + namespace.holders.length > 0) return;
    machine.splice(machine.indexOf(namespace), 1);
    for (const other of machine) {
      const nsid = other.nsids.get(namespaceKey(namespace.id));
      if (nsid !== undefined) other.links = other.links.filter((link) => link.kind !== 'veth' || link.linkNsid !== nsid);
      other.nsids.delete(namespaceKey(namespace.id));
    }
  }

  function runNow(target: Target, program: Program): { readonly end: ProgramEnd; readonly stdout: string; readonly stderr: string } {
    const namespace = open(target, true);
    ran.push({ namespace: namespace.title, program });
    const run = programs[program.file.replace(/^.*\//, '')];
    if (run === undefined) throw new ShellError(`${program.words[0]}: its interpreter or the folder ${program.directory} is missing`, { word: program.words[0], status: 127 });
    const input = typeof program.input === 'object' && 'text' in program.input ? program.input.text : '';
    const answer = run({ words: program.words, namespace: namespace.title, input, program });
    return { end: endOf(answer), stdout: answer.stdout ?? '', stderr: answer.stderr ?? '' };
  }

  function readOne<Kind extends keyof Inside>(target: Target, kinds: readonly Kind[]): Reading<Kind> {
    try {
      const { links, addresses, queueing, tables, routes, nexthops } = open(target, true);
      const inside: Inside = { cookie: undefined, links, ...queueingOf(links, queueing), addresses, routes, nexthops, ...tables };
      return { inside: Object.fromEntries(kinds.map((kind) => [kind, inside[kind]])) as Pick<Inside, Kind> }; // of each kind that was asked for
    } catch (error) {
      if (error instanceof KernelError) return { failure: error };
      throw error;
    }
  }

  function readSocketsOf(target: Target, wishes: SocketWishes): SocketReading {
    try {
      return { sockets: open(target, true).sockets.map(({ socket }) => socket).filter((socket) => isWanted(socket, wishes)), untold: [] };
    } catch (error) {
      if (error instanceof KernelError) return { failure: error };
      throw error;
    }
  }

  function readNames(): readonly NamedEntry[] {
    const named = machine.flatMap(({ id, names }) => names.map((name): NamedEntry => ({ name, path: `/run/netns/${name}`, found: { is: 'namespace', id } })));
    const others = [...broken.values()].map(({ name, reason, repair }): NamedEntry => ({ name, path: `/run/netns/${name}`, found: { is: 'broken', reason, repair } }));
    return [...named, ...others];
  }

  function refuseName(name: string): void {
    if (name === '' || name === '.' || name === '..' || name.includes('/')) {
      throw new UsageError(`"${name}" can not be the name of a namespace`, { word: name, hint: 'a name is a file name under /run/netns: up to 255 bytes, no "/", and neither "." nor ".."' });
    }
    if (readNames().some((entry) => entry.name === name)) throw new ShellError(`there is already a namespace named ${name}`, { word: name, hint: 'see ns, or choose another name' });
  }

  const kernel: FakeKernel = {
    files,
    programs: Object.keys(programs).map((name) => `/usr/bin/${name}`),
    ran,
    holds: () => machine.reduce((sum, namespace) => sum + namespace.holds, 0),
    onOutput: (to) => void (listener = to),

    readOwnNamespace: async () => ({ id: (machine.find(({ isHome }) => isHome) ?? machine[0])?.id ?? { device: 4, inode: asInode(0) }, ways: [{ via: 'path', path: '/proc/thread-self/ns/net' }] }),
    readNamedEntries: async (directory) => (directory === '/run/netns' ? readNames() : []),

    readPath: async (path) => {
      const pid = /^\/proc\/(\d+)\/ns\/net$/.exec(path)?.[1];
      const holder = pid === undefined ? undefined : findProcess(Number(pid))?.namespace;
      const id = holder?.access === 'outside' ? undefined : holder?.id;
      const named = readNames().find((entry) => entry.path === path);
      const found: NamedEntry['found'] = id === undefined ? (named?.found ?? { is: 'broken', reason: 'nothing is there', repair: 'ns' }) : { is: 'namespace', id };
      return { name: path.replace(/^.*\//, ''), path, found };
    },

    scanHolders: async () => {
      const processes = everyProcess().map(({ plan: { pid, command, name }, namespace }): Holder => ({ id: namespace.id, by: { what: namespace.access === 'outside' ? 'outside' : 'process', pid, name: name ?? makeProcess({ pid, command }).name } }));
      const others = machine.flatMap(({ id, holders }) => holders.map((by): Holder => ({ id, by })));
      const mounts = machine.flatMap(({ id, names }) => names.map((name): Holder => ({ id, by: { what: 'mount', pid: undefined, path: `/run/netns/${name}`, mountPoint: `/run/netns/${name}` } })));
      return { holders: [...processes, ...others, ...mounts], sockets: machine.flatMap(({ sockets }) => sockets.flatMap(holdersOfSocket)), unseen: plan.unseen ?? [] };
    },

    readContainers: async () => ({
      containers: machine.flatMap(({ id, owners, processes }) => owners.map((owner) => ({ owner, namespace: id, path: processes[0] && `/proc/${processes[0].pid}/ns/net` }))),
      unseen: plan.silent ?? [],
    }),

    readProcessMarks: async (pids) => pids.flatMap((pid) => marksOf(findProcess(pid)?.plan)),
    readRegisteredProcesses: async () => plan.registered ?? [],

    readInside: async (targets, kinds) => targets.map((target) => readOne(target, kinds)),
    readSockets: async (targets, wishes) => targets.map((target) => readSocketsOf(target, wishes)),
    readOutside: async ({ id }, kinds) => {
      const namespace = lookup(id);
      return namespace === undefined || namespace.processes.length === 0 ? undefined : seeFromOutside(namespace, kinds);
    },
    readWireguard: async (target, linkIndexes) => {
      const { links, title } = open(target, true);
      const told = plan.namespaces?.[title]?.wireguard ?? {};
      return linkIndexes.map((index): WireguardReading => told[links.find((link) => link.index === index)?.name ?? ''] ?? { failure: new KernelError('read the peers of a WireGuard link', 'ENODEV') });
    },
    openWatch: async () => openFakeWatch(plan.events ?? [], kernel, (target) => void open(target, true)),
    readNsids: async (observer, others) => {
      const { nsids } = open(observer, true);
      return others.map((other) => nsids.get(namespaceKey(other.id)));
    },

    lookupRoute: async (target, query) => {
      const { routes, nexthops } = open(target, true);
      return lookUpFakeRoute(routes, nexthops, query);
    },
    probe: async (probes, wishes) => probes.map((probe, at) => {
      wishes.onProgress?.(at + 1, probes.length);
      return answerProbe(probe, wishes, lookup);
    }),
    followProbe: async (followed) => followFakeProbe(followed, lookup),
    readFirewallPresence: async (targets) => targets.map(() => undefined),
    readNumberNames: async () => plan.numberNames ?? builtInNames,

    readProcess: async (pid) => processOf(findProcess(pid)?.plan),
    readProcesses: async (pids) => pids.flatMap((pid) => processOf(findProcess(pid)?.plan) ?? []),
    readUserNames: async () => new Map([[0, 'root'], [33, 'www-data'], [1000, 'me']]),
    readProcessNamespaces: async (pid) => kindsOf(findProcess(pid)),
    scanProcessNamespaces: async () => everyProcess().map((process) => ({ pid: process.plan.pid, namespaces: kindsOf(process) })),

    readNetFile: async (target, name) => open(target, true).netFiles[name],
    readSysctl: async (target, path) => open(target, true).sysctls[path],
    readTextFile: async (path) => files.get(path),
    isListenedTo: async (path) => plan.listeners?.includes(path) === true,

    addNamespace: async (name) => {
      refuseName(name);
      machine.push(newNamespace(name, machine));
    },
    attachNamespace: async (name, pid) => {
      const process = findProcess(pid);
      if (process === undefined) throw new ShellError(`no process ${pid}`, { word: String(pid), hint: 'procs --all lists the processes' });
      refuseName(name);
      process.namespace.names = [...process.namespace.names, name];
    },
    deleteNamespace: async (name) => {
      if (broken.delete(name)) return;
      const namespace = machine.find(({ names }) => names.includes(name));
      if (namespace === undefined) throw new ShellError(`no namespace named ${name} in /run/netns`, { word: name, hint: 'ns lists what there is' });
      namespace.names = namespace.names.filter((one) => one !== name);
      collect(namespace);
    },

    removeStaleEntry: async (name) => {
      if (!broken.delete(name)) throw new ShellError(`${name} is gone already`, { word: name, hint: 'ns lists what there is' });
    },

    hold: async (target): Promise<Hold> => {
      const namespace = open(target, false);
      namespace.holds += 1;
      return {
        id: target.id,
        release: () => {
          namespace.holds -= 1;
          collect(namespace);
        },
      };
    },

    lookupProgram: async (name, { path, directory }) => {
      const isKnown = path.split(':').includes('/usr/bin') && Object.hasOwn(programs, name);
      if (isKnown) return { path: `/usr/bin/${name}`, isExecutable: true };
      const file = name.includes('/') ? (name.startsWith('/') ? name : `${directory}/${name.replace(/^\.\//, '')}`) : `/usr/bin/${name}`;
      if (file.startsWith('/usr/bin/') && Object.hasOwn(programs, file.slice('/usr/bin/'.length))) return { path: file, isExecutable: true };
      return files.has(file) ? { path: file, isExecutable: false } : undefined;
    },

    run: async (target, program) => {
      const { end, stdout, stderr } = runNow(target, program);
      if (stdout !== '') listener('out', stdout);
      if (stderr !== '') listener('err', stderr);
      return end;
    },
    stream: async (target, program, { onOutput, onMessage }) => {
      const { end, stdout, stderr } = runNow(target, program);
      if (stderr !== '') onMessage(stderr);
      await onOutput(encodeText(stdout));
      return end;
    },
    capture: async (target, program): Promise<ProgramOutput> => runNow(target, program),
  };
  return kernel;
}

function processOf(plan: ProcessPlan | undefined): Process | undefined {
  return plan === undefined ? undefined : makeProcess(plan);
}

function marksOf(plan: ProcessPlan | undefined): readonly ProcessMarks[] {
  const process = processOf(plan);
  if (process === undefined) return [];
  const { pid, parent, name, command, uid } = process;
  return [{ pid, parent, name, words: command.split(' '), cgroups: plan?.cgroups ?? ['/'], isTrusted: uid === 0 }];
}

function kindsOf(process: { readonly plan: ProcessPlan; readonly namespace: FakeNamespace } | undefined) {
  if (process === undefined) return [];
  const inodes = { ...machineWide, ...process.plan.inodes, net: process.namespace.id.inode };
  return Object.entries(inodes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, inode]) => ({ kind, id: { device: process.namespace.id.device, inode: asInode(inode) } }));
}
