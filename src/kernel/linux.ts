import { readOwnNamespace } from './own-namespace.ts';
import type { Kernel } from './port.ts';

/** The kernel of this machine. Each part of it is loaded when it is first asked: `pwd` needs next to nothing. */
export function createLinuxKernel(): Kernel {
  return {
    readOwnNamespace: async () => readOwnNamespace(),
    readNamedEntries: async (directory) => await (await entries()).readNamedEntries(directory),
    readPath: async (path) => await (await entries()).readPath(path),
    scanHolders: async () => await (await proc()).scanHolders(),
    readInside: async (targets, kinds) => await (await inside()).readInside(targets, kinds),
    readNsids: async (observer, others) => await (await inside()).readNsids(observer, others),
    readProcess: async (pid) => await (await proc()).readProcess(pid),
    readProcesses: async (pids) => await (await proc()).readProcesses(pids),
    readProcessNamespaces: async (pid) => await (await proc()).readProcessNamespaces(pid),
    scanProcessNamespaces: async () => await (await proc()).scanProcessNamespaces(),
    addNamespace: async (name) => (await names()).addNamespace(name),
    attachNamespace: async (name, pid) => (await names()).attachNamespace(name, pid),
    deleteNamespace: async (name) => (await names()).deleteNamespace(name),
    hold: async (target) => (await import('./held.ts')).holdNamespace(target),
    lookupProgram: async (name, place) => (await programs()).lookupProgram(name, place),
    run: async (target, program) => await (await programs()).runProgram(target, program),
    capture: async (target, program) => await (await programs()).captureProgram(target, program),
  };
}

const entries = () => import('./named-entries.ts');
const inside = () => import('./read-inside.ts');
const names = () => import('./names.ts');
const proc = () => import('./proc/index.ts');
const programs = () => import('./programs.ts');
