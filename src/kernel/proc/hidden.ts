import { attempt } from '../errno.ts';
import { identifyLink } from '../nsfs.ts';
import type { Unseen } from '../../model/unseen.ts';
import { readLatin1 } from './folder.ts';

// The inode of the first pid namespace is fixed (linux/nsfs.h, PID_NS_INIT_INO); that of the first network namespace never was.
const FIRST_PID_NAMESPACE = 0xefff_fffc;

/** What /proc does not list at all: processes that `hidepid` hides, and those outside of our pid namespace. */
export function findHidden(pids: readonly number[], seenThreads: number): readonly Unseen[] {
  const why = explainHiding(pids);
  if (why === undefined) return [];
  const count = countThreads() - seenThreads;
  return count > 0 ? [{ count, what: 'threads', why }] : [];
}

function explainHiding(pids: readonly number[]): string | undefined {
  const hidepid = readHidepid();
  if (hidepid !== undefined && !pids.includes(1)) return `/proc hides them (hidepid=${hidepid})`;
  // That of /proc is the one of its first process, and nearly always our own as well.
  const pidNamespace = (attempt(() => identifyLink('/proc/1/ns/pid')) ?? attempt(() => identifyLink('/proc/self/ns/pid')))?.inode;
  return pidNamespace === FIRST_PID_NAMESPACE ? undefined : 'they are outside of this pid namespace';
}

/** The option `hidepid` of /proc (proc(5)), `undefined` when it is off. */
export function readHidepid(): string | undefined {
  return parseHidepid(readLatin1('/proc/self/mountinfo') ?? '');
}

/** The same from the text of a mountinfo; of several mounts on /proc the last one is seen. */
export function parseHidepid(mountinfo: string): string | undefined {
  const last = [...mountinfo.matchAll(/^\d+ \d+ \S+ \/ \/proc .*- proc \S+ (\S+)$/gm)].at(-1);
  const value = /(?:^|,)hidepid=(\w+)/.exec(last?.[1] ?? '')?.[1];
  return value === '0' || value === 'off' ? undefined : value;
}

/** All threads of the machine, whoever may see them: the fourth field of /proc/loadavg (proc_loadavg(5)). */
function countThreads(): number {
  return Number(/\/(\d+) /.exec(readLatin1('/proc/loadavg') ?? '')?.[1] ?? 0);
}
