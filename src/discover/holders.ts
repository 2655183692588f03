import type { HolderScan } from '../kernel/port.ts';
import type { Holder } from '../model/holder.ts';
import type { Finding } from './finding.ts';

/** What a holder tells of its namespace. `nameOf` gives the name of a process. */
export function findingOf({ id, by }: Holder, nameOf: (pid: number) => string | undefined): Finding {
  const source = by.what;
  switch (by.what) {
    case 'process':
    case 'outside':
      return { id, source, way: { via: 'path', path: `/proc/${by.pid}/ns/net` }, pid: by.pid, representative: { pid: by.pid, command: by.name } };
    case 'thread': {
      const path = `/proc/${by.pid}/task/${by.tid}/ns/net`;
      return { id, source, way: { via: 'path', path }, pid: by.pid, representative: { pid: by.pid, command: by.name } };
    }
    case 'descriptor':
      return { id, source, way: { via: 'path', path: `/proc/${by.pid}/fd/${by.descriptor}` }, representative: { pid: by.pid, command: nameOf(by.pid) ?? '' } };
    case 'socket':
      return { id, source, way: { via: 'socket', pid: by.pid, descriptor: by.descriptor }, representative: { pid: by.pid, command: nameOf(by.pid) ?? '' } };
    case 'mount': {
      const nameElsewhere = by.pid === undefined || by.path === undefined ? undefined : nameIn(by.mountPoint);
      return { id, source, ...(nameElsewhere !== undefined && { nameElsewhere }), ...(by.path !== undefined && { path: by.path, way: { via: 'path', path: by.path } }) };
    }
  }
}

/** The names of all processes of a scan. */
export function namesOf({ holders }: HolderScan): (pid: number) => string | undefined {
  const names = new Map<number, string>();
  for (const { by } of holders) if (by.what === 'process' || by.what === 'outside' || by.what === 'thread') names.set(by.pid, by.name);
  return (pid) => names.get(pid);
}

/** What `ip netns` calls it in that other mount namespace. Our own folder of names is a source by itself. */
function nameIn(mountPoint: string): string | undefined {
  return /^\/(?:var\/)?run\/netns\/([^/]+)$/s.exec(mountPoint)?.[1];
}
