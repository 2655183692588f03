import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { OwnerName } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import { startBreathing } from '../proc/breath.ts';
import { readLatin1, readName, readPids } from '../proc/folder.ts';
import type { Container } from '../port.ts';
import { parseMonitor, type Monitor } from './conmon.ts';
import { readParent } from './container-process.ts';
import { podsFirst } from './pods-first.ts';
import { nameMonitored } from './monitored-names.ts';
import { readSmallFile } from './small-file.ts';
import { isTrustedUser } from './trust.ts';
import type { Runtime } from './runtime.ts';

/**
 * Podman needs no daemon, and its service rarely runs; but over every container, root's or not, watches a conmon(8), whose command says
 * which it is. Those of CRI-O are known the same way.
 */
export const monitored: Runtime = {
  name: 'podman',
  async read() {
    await setImmediate(); // daemons that are asked meanwhile come first
    const breathe = startBreathing();
    const containers: Container[] = [];
    for (const pid of readPids()) {
      const folder = `/proc/${pid}`;
      if (readName(folder) === 'conmon') containers.push(...readMonitored(pid, folder));
      await breathe();
    }
    return podsFirst(containers);
  },
};

function readMonitored(conmon: number, folder: string): readonly Container[] {
  const monitor = parseMonitor(readLatin1(`${folder}/cmdline`) ?? '');
  const pid = monitor && readFirstProcess(conmon, monitor);
  const namespace = pid === undefined ? undefined : attempt(() => identifyLink(`/proc/${pid}/ns/net`));
  if (monitor === undefined || pid === undefined || namespace === undefined) return [];
  const config = readSmallFile(`/proc/${conmon}/root${monitor.bundle}/config.json`);
  const owner: OwnerName = { ...nameMonitored(monitor, config), isTrusted: isTrustedMonitor(conmon) };
  return [{ owner, namespace, path: `/proc/${pid}/ns/net` }];
}

/** Only a child counts: whoever may write the file could name any process. What conmon runs when the container has ended is a child too. */
function readFirstProcess(conmon: number, { pidFile }: Monitor): number | undefined {
  const pid = Number(readSmallFile(`/proc/${conmon}/root${pidFile}`) ?? 0);
  return Number.isInteger(pid) && pid > 0 && readParent(pid) === conmon ? pid : undefined;
}

/** Within a container root is root by its number: a conmon in a pid namespace of its own is somebody's there. */
function isTrustedMonitor(pid: number): boolean {
  const uid = attempt(() => statSync(`/proc/${pid}`, { throwIfNoEntry: false }))?.uid;
  const inode = attempt(() => identifyLink(`/proc/${pid}/ns/pid`))?.inode;
  return uid !== undefined && isTrustedUser(uid) && inode !== undefined && inode === attempt(() => identifyLink('/proc/self/ns/pid'))?.inode;
}
