import { readdirSync } from 'node:fs';
import type { NamespaceLink } from '../../model/process.ts';
import { attempt } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import { startBreathing } from './breath.ts';
import { readPids } from './folder.ts';

export interface ProcessNamespaces {
  readonly pid: number;
  readonly namespaces: readonly NamespaceLink[];
}

/** /proc/PID/ns, all kinds that may be read, in alphabetical order; none for a process that has ended. */
export async function readProcessNamespaces(pid: number): Promise<readonly NamespaceLink[]> {
  return readLinks(pid, listKinds());
}

/** Every process that may be read, with all its kinds of namespaces. */
export async function scanProcessNamespaces(): Promise<readonly ProcessNamespaces[]> {
  const breathe = startBreathing();
  const kinds = listKinds();
  const processes: ProcessNamespaces[] = [];
  for (const pid of readPids()) {
    const namespaces = readLinks(pid, kinds);
    if (namespaces.length > 0) processes.push({ pid, namespaces });
    await breathe();
  }
  return processes;
}

/** The kinds that this kernel has; all processes have the same. */
function listKinds(): readonly string[] {
  return (attempt(() => readdirSync('/proc/self/ns')) ?? []).sort();
}

function readLinks(pid: number, kinds: readonly string[]): readonly NamespaceLink[] {
  const links: NamespaceLink[] = [];
  for (const kind of kinds) {
    let refused = false;
    const id = attempt(() => identifyLink(`/proc/${pid}/ns/${kind}`), () => (refused = true));
    if (refused) break; // one right opens all of them
    if (id !== undefined) links.push({ kind, id });
  }
  return links;
}
