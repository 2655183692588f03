import { asInode, type Namespace, type NamespaceId } from '../../src/model/namespace.ts';

/** Values of the model in which a test states only what matters to it. */

export function anId(inode: number): NamespaceId {
  return { device: 4, inode: asInode(inode) };
}

/** A namespace without a name, unless `names` gives some; `label` follows from the names. */
export function aNamespace({ inode = 4026532178, ...stated }: Partial<Namespace> & { readonly inode?: number } = {}): Namespace {
  const [name] = stated.names ?? [];
  return {
    id: anId(inode),
    ways: [],
    label: stated.isHome ? 'host' : (name ?? `net:[${inode}]`),
    names: [],
    owners: [],
    paths: (stated.names ?? []).map((each) => `/run/netns/${each}`),
    sources: name === undefined ? [] : ['named'],
    pids: [],
    representative: undefined,
    isHome: false,
    ...stated,
  };
}
