import { statSync } from 'node:fs';
import { encodeText } from '../../src/kernel/text.ts';
import { asInode, type Namespace } from '../../src/model/namespace.ts';

/** The namespace that `ip netns` knows by this name, as discovery would find it. */
export function namedNamespace(name: string): Namespace {
  const path = `/run/netns/${name}`;
  const { dev, ino } = statSync(encodeText(path));
  return {
    id: { device: dev, inode: asInode(ino) },
    ways: [{ via: 'path', path }],
    label: name,
    names: [name],
    owners: [],
    paths: [path],
    sources: ['named'],
    pids: [],
    representative: undefined,
    isHome: false,
  };
}
