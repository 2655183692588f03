import type { Link } from '../../src/model/link.ts';

/** A link in which a test states only what matters to it. */
export function aLink(stated: Partial<Link> = {}): Link {
  return {
    index: 2,
    name: `link${stated.index ?? 2}`,
    alternativeNames: [],
    kind: 'ether',
    type: 'ether',
    state: 'up',
    flags: ['UP', 'LOWER_UP'],
    mtu: 1500,
    mac: undefined,
    broadcast: undefined,
    masterIndex: undefined,
    linkIndex: undefined,
    linkNsid: undefined,
    alias: undefined,
    group: 0,
    queueingDiscipline: undefined,
    queueLength: 1000,
    details: undefined,
    port: undefined,
    ...stated,
  };
}
