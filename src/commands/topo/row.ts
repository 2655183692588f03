import type { Address } from '../../model/address.ts';
import type { DrawnNamespace } from '../../model/topology/drawn.ts';
import type { TopologyNamespace } from '../../model/topology.ts';
import { toLinkRow, type LinkRow } from '../links/row.ts';

/** One namespace with all that is in it, as JSON gives it (docs/json.md). */
export interface TopoRow extends DrawnNamespace {
  readonly inode: number;
  readonly names: readonly string[];
  readonly pids: readonly number[];
  readonly links: readonly TopoLink[];
}

export interface TopoLink extends Omit<LinkRow, 'namespace'> {
  readonly addresses: readonly TopoAddress[];
}

interface TopoAddress extends Omit<Address, 'linkIndex' | 'labelName'> {
  readonly label: string | undefined;
}

export function toTopoRow({ namespace, links, failure }: TopologyNamespace): TopoRow {
  const { label, id, isHome, names, owners, pids } = namespace;
  return {
    namespace: label,
    inode: id.inode,
    isHome,
    names,
    owners,
    pids,
    problem: failure?.message,
    links: links.map(({ addresses, ...link }) => {
      const { namespace: _, ...row } = toLinkRow(label, link);
      return { ...row, addresses: addresses.map(({ linkIndex: __, labelName, ...address }) => ({ ...address, label: labelName })) };
    }),
  };
}
