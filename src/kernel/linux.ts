import { addNamespace, attachNamespace, deleteNamespace } from './names.ts';
import { holdNamespace } from './held.ts';
import { readNamedEntries, readPath } from './named-entries.ts';
import { readOwnNamespace } from './own-namespace.ts';
import type { Kernel } from './port.ts';
import { readProcessNamespaces, scanProcessNamespaces } from './proc/process-namespaces.ts';
import { readProcess, readProcesses } from './proc/process.ts';
import { scanHolders } from './proc/scan-holders.ts';
import { lookupProgram } from './program-file.ts';
import { readInside, readNsids } from './read-inside.ts';
import { captureProgram, runProgram } from './run-program.ts';

/** The kernel of this machine. */
export function createLinuxKernel(): Kernel {
  return {
    readOwnNamespace: async () => readOwnNamespace(),
    readNamedEntries,
    readPath,
    scanHolders,
    readInside,
    readNsids,
    readProcess,
    readProcesses,
    readProcessNamespaces,
    scanProcessNamespaces,
    addNamespace: async (name) => addNamespace(name),
    attachNamespace: async (name, pid) => attachNamespace(name, pid),
    deleteNamespace: async (name) => deleteNamespace(name),
    hold: async (target) => holdNamespace(target),
    lookupProgram: async (name, place) => lookupProgram(name, place),
    run: runProgram,
    capture: captureProgram,
  };
}
