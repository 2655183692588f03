import type { Kernel } from '../kernel/port.ts';
import { namespaceKey, type NamespaceId } from '../model/namespace.ts';
import { compareNaturally } from '../model/natural-order.ts';
import type { Finding, Findings } from './finding.ts';
import { joinFindings } from './join.ts';
import { findProcessOwners } from './owners/process-owners.ts';
import type { Snapshot } from './snapshot.ts';
import { sources } from './sources.ts';

export interface DiscoveryOptions {
  /** The namespace in which netnsh started. */
  readonly homeId: NamespaceId;
  /** Namespaces that the shell keeps alive: they are there, even if nothing else holds them. */
  readonly heldIds?: readonly NamespaceId[];
}

/** Asks every source once and joins what they know by the identity of the namespaces. */
export async function discoverNamespaces(kernel: Pick<Kernel, 'readOwnNamespace' | 'readNamedEntries' | 'scanHolders' | 'readContainers' | 'readProcessMarks' | 'readRegisteredProcesses'>, { homeId, heldIds = [] }: DiscoveryOptions): Promise<Snapshot> {
  const containers = await kernel.readContainers(); // first: an answer would wait while /proc is read
  const scan = await kernel.scanHolders();
  const owners = await findProcessOwners(kernel, scan);
  const all: Findings[] = [];
  for (const source of sources) all.push(await source.find({ kernel, scan, containers, owners }));
  const findings = all.flatMap((each) => each.findings);
  const found = new Set(findings.map(({ id }) => namespaceKey(id)));
  const onlyHeld = heldIds.filter((id) => !found.has(namespaceKey(id))).map((id): Finding => ({ id, source: 'self' }));
  return {
    namespaces: joinFindings([...findings, ...onlyHeld], homeId),
    broken: all.flatMap(({ broken = [] }) => broken).sort((a, b) => compareNaturally(a.name, b.name)),
    sockets: scan.sockets,
    unseen: [...scan.unseen, ...containers.unseen, ...all.flatMap(({ unseen = [] }) => unseen)],
  };
}
