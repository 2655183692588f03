import { KernelError } from '../errors.ts';
import type { ContainerReading, HolderScan, Kernel } from '../kernel/port.ts';
import type { Holder } from '../model/holder.ts';
import { NAMES_DIRECTORY } from '../model/named-path.ts';
import type { BrokenEntry, OwnerKind, SourceName } from '../model/namespace.ts';
import type { Finding, Findings } from './finding.ts';
import { findingOf, namesOf } from './holders.ts';
import type { ProcessOwners } from './owners/process-owners.ts';

/** What a source may ask. */
export interface Inquiry {
  readonly kernel: Pick<Kernel, 'readOwnNamespace' | 'readNamedEntries'>;
  /** The one pass over /proc, shared by the sources that it feeds. */
  readonly scan: HolderScan;
  /** What the runtimes say, shared by the sources that are one runtime each. */
  readonly containers: ContainerReading;
  /** What processes tell of who runs them, shared by the sources that are one kind of owner each. */
  readonly owners: ProcessOwners;
}

export interface Source {
  readonly name: SourceName;
  find(inquiry: Inquiry): Promise<Findings>;
}

/** Where namespaces are looked for, in the order in which names, paths and ways are preferred. */
export const sources: readonly Source[] = [
  { name: 'self', find: findOwn },
  { name: 'named', find: ({ kernel }) => findNamed(kernel, NAMES_DIRECTORY) },
  runtimeSource('docker'),
  runtimeSource('podman'),
  runtimeSource('cri'),
  runtimeSource('containerd'),
  ownerSource('machine'),
  ownerSource('lxc'),
  ownerSource('mininet'),
  ownerSource('munet'),
  ownerSource('firejail'),
  ownerSource('bubblewrap'),
  ownerSource('unit'),
  ownerSource('init'),
  holderSource('process'),
  holderSource('outside'),
  holderSource('thread'),
  holderSource('descriptor'),
  holderSource('socket'),
  holderSource('mount'),
];

async function findOwn({ kernel }: Inquiry): Promise<Findings> {
  const { id, ways } = await kernel.readOwnNamespace();
  return { findings: ways.map((way) => ({ id, source: 'self', way })) };
}

/** A folder that may not be read is something unseen, and no reason to show nothing. */
async function findNamed(kernel: Inquiry['kernel'], directory: string): Promise<Findings> {
  const findings: Finding[] = [];
  const broken: BrokenEntry[] = [];
  try {
    for (const { name, path, found } of await kernel.readNamedEntries(directory)) {
      if (found.is === 'namespace') findings.push({ id: found.id, source: 'named', name, path, way: { via: 'path', path } });
      else broken.push({ name, path, reason: found.reason, repair: found.repair });
    }
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    return { findings, unseen: [{ count: 1, what: 'folders of names', why: error.message }] };
  }
  return { findings, broken };
}

function runtimeSource(name: OwnerKind): Source {
  return {
    name,
    async find({ containers: { containers } }) {
      const own = containers.filter(({ owner }) => owner.kind === name);
      return { findings: own.map(({ owner, namespace, path }) => ({ id: namespace, source: name, owner, ...(path !== undefined && { way: { via: 'path', path } }) })) };
    },
  };
}

function ownerSource(name: OwnerKind): Source {
  return { name, find: async ({ owners }) => ({ findings: owners.of(name) }) };
}

function holderSource(name: Holder['by']['what']): Source {
  return {
    name,
    async find({ scan }) {
      const holders = scan.holders.filter(({ by }) => by.what === name);
      const nameOf = holders.length === 0 ? () => undefined : namesOf(scan);
      return { findings: holders.map((holder) => findingOf(holder, nameOf)) };
    },
  };
}
