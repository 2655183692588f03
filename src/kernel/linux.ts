import { readOwnNamespace } from './own-namespace.ts';
import type { Kernel } from './port.ts';

/** The kernel of this machine. Its verbs are loaded when the first is needed: `pwd` needs none of them. */
export function createLinuxKernel(): Kernel {
  return {
    readOwnNamespace: async () => readOwnNamespace(),
    readNamedEntries: async (directory) => await (await verbs()).readNamedEntries(directory),
    readProcessMarks: async (pids) => await (await verbs()).readProcessMarks(pids),
    readRegisteredProcesses: async () => await (await verbs()).readRegisteredProcesses(),
    readPath: async (path) => await (await verbs()).readPath(path),
    scanHolders: async () => await (await verbs()).scanHolders(),
    readContainers: async () => await (await import('./runtimes/read-containers.ts')).readContainers(),
    readInside: async (targets, kinds) => await (await verbs()).readInside(targets, kinds),
    readSockets: async (targets, wishes) => await (await verbs()).readSockets(targets, wishes),
    readOutside: async (namespace, kinds) => (await verbs()).readOutside(namespace, kinds),
    readWireguard: async (target, linkIndexes) => await (await verbs()).readWireguard(target, linkIndexes),
    openWatch: async (wishes) => (await verbs()).openWatch(wishes),
    readNsids: async (observer, others) => await (await verbs()).readNsids(observer, others),
    lookupRoute: async (target, query) => await (await verbs()).lookupRoute(target, query),
    probe: async (probes, wishes) => await (await import('./probe/probe.ts')).probe(probes, wishes), // apart: nobody else sends packets
    followProbe: async (followed, wishes) => await (await import('./probe/follow-probe.ts')).followProbe(followed, wishes),
    readFirewallPresence: async (targets) => await (await verbs()).readFirewallPresence(targets),
    readNumberNames: async () => (await verbs()).readNumberNames(),
    readProcess: async (pid) => await (await verbs()).readProcess(pid),
    readProcesses: async (pids) => await (await verbs()).readProcesses(pids),
    readUserNames: async () => (await verbs()).readUserNames(),
    readProcessNamespaces: async (pid) => await (await verbs()).readProcessNamespaces(pid),
    scanProcessNamespaces: async () => await (await verbs()).scanProcessNamespaces(),
    readNetFile: async (target, name) => await (await verbs()).readNetFile(target, name),
    readSysctl: async (target, path) => await (await verbs()).readSysctl(target, path),
    readTextFile: async (path) => (await verbs()).readText(path),
    isListenedTo: async (path) => await (await verbs()).isListenedTo(path),
    addNamespace: async (name) => await whole((kernel) => kernel.addNamespace(name)),
    attachNamespace: async (name, pid) => await whole((kernel) => kernel.attachNamespace(name, pid)),
    deleteNamespace: async (name) => await whole((kernel) => kernel.deleteNamespace(name)),
    removeStaleEntry: async (name) => await (await verbs()).removeStaleEntry(name),
    hold: async (target) => (await verbs()).holdNamespace(target),
    lookupProgram: async (name, place) => (await verbs()).lookupProgram(name, place),
    run: async (target, program) => await (await verbs()).runProgram(target, program),
    stream: async (target, program, ears) => await (await verbs()).streamProgram(target, program, ears),
    capture: async (target, program) => await (await verbs()).captureProgram(target, program),
  };
}

const verbs = () => import('./verbs.ts');

/** What changes the machine is done whole, or not at all. */
async function whole(work: (kernel: Awaited<ReturnType<typeof verbs>>) => void): Promise<void> {
  const kernel = await verbs();
  await kernel.withoutEnding(() => work(kernel));
}
