/** All that is read from /proc, loaded together. */
export { readProcessNamespaces, scanProcessNamespaces } from './process-namespaces.ts';
export { readProcess, readProcesses } from './process.ts';
export { scanHolders } from './scan-holders.ts';
