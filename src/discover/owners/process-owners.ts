import type { HolderScan, Kernel } from '../../kernel/port.ts';
import type { Holder } from '../../model/holder.ts';
import { isSameNamespace, namespaceKey, type NamespaceId, type OwnerKind, type OwnerName } from '../../model/namespace.ts';
import type { ProcessMarks, RegisteredProcess } from '../../model/process-marks.ts';
import type { Finding } from '../finding.ts';
import { groupBy } from '../group.ts';
import { recognizers, type Candidate } from './recognizers.ts';

/** What is known of the owners of all namespaces that have processes; read once, and shared by the sources that are one kind each. */
export interface ProcessOwners {
  of(kind: OwnerKind): readonly Finding[];
}

/**
 * Looks at the first process of each namespace: its command, its cgroups, its parent and what managers have written down tell whose it
 * is. The namespaces of netnsh itself and of pid 1 are the machine's, and belong to no sandbox.
 */
export async function findProcessOwners(kernel: Pick<Kernel, 'readOwnNamespace' | 'readProcessMarks' | 'readRegisteredProcesses'>, scan: HolderScan): Promise<ProcessOwners> {
  const inside = scan.holders.filter(isProcess);
  const [own, registered] = await Promise.all([kernel.readOwnNamespace(), kernel.readRegisteredProcesses()]);
  const initial = inside.find(({ by }) => by.pid === 1)?.id;
  const groups = [...groupBy(inside, ({ id }) => namespaceKey(id)).values()].filter(([first]) => first !== undefined && !isSameNamespace(first.id, own.id) && !(initial !== undefined && isSameNamespace(first.id, initial)));
  const marks = new Map((await kernel.readProcessMarks(groups.map(firstPid))).map((each) => [each.pid, each]));
  const names = new Map(inside.map(({ by }) => [by.pid, by.name]));

  const findings = groups.flatMap((group) => findOwners(group, marks.get(firstPid(group)), registered, (pid) => names.get(pid)));
  const init: readonly Finding[] = initial === undefined || isSameNamespace(initial, own.id) ? [] : [{ id: initial, source: 'init', owner: theInit }];
  return { of: (kind) => [...findings, ...init].filter(({ source }) => source === kind) };
}

type ProcessHolder = Holder & { readonly by: { readonly what: 'process' | 'outside' } };

function isProcess(holder: Holder): holder is ProcessHolder {
  return holder.by.what === 'process' || holder.by.what === 'outside';
}

const theInit: OwnerName = { kind: 'init', name: 'init', id: undefined, also: [], isTrusted: true };

/** The oldest, nearly always: that with the lowest pid. */
function firstPid(group: readonly ProcessHolder[]): number {
  return group.reduce((lowest, { by }) => Math.min(lowest, by.pid), Infinity);
}

function findOwners(group: readonly ProcessHolder[], first: ProcessMarks | undefined, registered: readonly RegisteredProcess[], nameOf: (pid: number) => string | undefined): readonly Finding[] {
  const [{ id } = { id: undefined }] = group;
  if (first === undefined || id === undefined) return [];
  const pids = new Set([first.parent, ...group.map(({ by }) => by.pid)]);
  const candidate: Candidate = {
    first,
    parentName: nameOf(first.parent),
    programs: [...group].sort((a, b) => a.by.pid - b.by.pid).map(({ by }) => by.name),
    registered: registered.filter(({ pid }) => pids.has(pid)),
  };
  return recognizers.flatMap((recognize) => toFindings(id, recognize(candidate)));
}

function toFindings(id: NamespaceId, owner: OwnerName | undefined): readonly Finding[] {
  return owner === undefined ? [] : [{ id, source: owner.kind, owner }];
}
