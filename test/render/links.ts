import type { View } from '../../src/render/view.ts';

/** A small view like that of `links`, for the tests of tables. */
export interface LinkRow {
  readonly namespace: string;
  readonly index: number;
  readonly name: string;
  readonly isUp: boolean;
  readonly addresses: readonly string[];
  readonly master: string | undefined;
  readonly inode: bigint;
}

export const linkView: View<LinkRow> = {
  columns: [
    { name: 'namespace', value: (row) => row.namespace, role: 'name', severalOnly: true },
    { name: 'index', value: (row) => row.index },
    { name: 'name', value: (row) => row.name, role: 'name', isName: true },
    { name: 'up', value: (row) => row.isUp, role: (row) => (row.isUp ? 'up' : 'down') },
    { name: 'addresses', value: (row) => row.addresses, role: 'address' },
    { name: 'master', value: (row) => row.master, drop: 1 },
    { name: 'mtu', value: () => 1500, align: 'right', wide: true },
  ],
  empty: (where) => `no links in ${where}`,
};

export function aLink(parts: Partial<LinkRow> = {}): LinkRow {
  return { namespace: 'host', index: 1, name: 'lo', isUp: true, addresses: [], master: undefined, inode: 4026532178n, ...parts };
}

export const someLinks = [
  aLink({ addresses: ['127.0.0.1/8', '::1/128'] }),
  aLink({ index: 10, name: 'veth-b', isUp: false, master: 'br0' }),
  aLink({ index: 2, name: 'br0', addresses: ['10.0.0.254/24'] }),
];
