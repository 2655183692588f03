import { namespaceKey, type Target } from '../../model/namespace.ts';
import type { Probe, ProbeAnswer, ProbeWishes } from '../../model/probe.ts';
import { connectionMeans } from './connections.ts';
import { echoMeans } from './echoes.ts';
import { NeighbourTables } from './neighbour-tables.ts';
import { runProbes } from './run-probes.ts';

/** @see Kernel.probe */
export async function probe(probes: readonly Probe[], { port, ...wishes }: ProbeWishes): Promise<readonly ProbeAnswer[]> {
  const tables = new NeighbourTables(probes);
  const means = port === undefined ? echoMeans(probes) : connectionMeans(probes, port);
  const way = (from: Target, address: string): string => `${namespaceKey(from.id)} ${address}`;
  const tidy = (isUnderWay: (probe: number) => boolean): void => {
    const busy = new Set(probes.flatMap(({ from, address }, at) => (isUnderWay(at) ? [way(from, address)] : [])));
    tables.sweep((from, address) => busy.has(way(from, address)));
  };
  try {
    return await runProbes(probes.length, means, wishes, tidy);
  } finally {
    means.close();
    tables.restore();
  }
}
