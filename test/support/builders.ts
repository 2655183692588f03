import { asInode, OWNER_KINDS, type Namespace, type NamespaceId, type OwnerName } from '../../src/model/namespace.ts';

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

/** What an owner calls a namespace: `podman:web`. */
export function anOwner(word: string, stated: Partial<OwnerName> = {}): OwnerName {
  const [, prefix = '', name = ''] = /^([a-z]+):(.*)$/s.exec(word) ?? [];
  const kind = OWNER_KINDS.find((one) => one === prefix);
  if (kind === undefined) throw new Error(`${word} has no kind of owner`);
  return { kind, name, id: undefined, also: [], isTrusted: true, ...stated };
}
