/** What the kernel's port does, all of it loaded together when the first of it is needed. */
export { holdNamespace } from './held.ts';
export { readNamedEntries, readPath } from './named-entries.ts';
export { addNamespace, attachNamespace, deleteNamespace } from './names.ts';
export { readNetFile, readText } from './net-file.ts';
export { readNumberNames } from './number-names.ts';
export { readProcessNamespaces, scanProcessNamespaces } from './proc/process-namespaces.ts';
export { readProcess, readProcesses } from './proc/process.ts';
export { readUserNames } from './proc/users.ts';
export { scanHolders } from './proc/scan-holders.ts';
export { lookupProgram } from './program-file.ts';
export { readInside, readNsids } from './read-inside.ts';
export { readSockets } from './read-sockets.ts';
export { lookupRoute } from './read-route.ts';
export { removeStaleEntry } from './stale.ts';
export { captureProgram, runProgram } from './run-program.ts';
export { isListenedTo } from './unix-listener.ts';
