import type { ProcessMarks } from '../../model/process-marks.ts';
import { isTrustedUser } from '../runtimes/trust.ts';
import { decodeLatin1 } from '../text.ts';
import { startBreathing } from './breath.ts';
import { readLatin1 } from './folder.ts';
import { parseProcess } from './process.ts';

/** @see Kernel.readProcessMarks */
export async function readProcessMarks(pids: readonly number[]): Promise<readonly ProcessMarks[]> {
  const breathe = startBreathing();
  const marks: ProcessMarks[] = [];
  for (const pid of pids) {
    const status = readLatin1(`/proc/${pid}/status`);
    if (status !== undefined) marks.push(parseMarks(pid, status, readLatin1(`/proc/${pid}/cmdline`) ?? '', readLatin1(`/proc/${pid}/cgroup`) ?? ''));
    await breathe();
  }
  return marks;
}

/** From the texts of /proc/PID/{status,cmdline,cgroup}, one character for each byte (proc_pid_cgroup(5)). */
export function parseMarks(pid: number, status: string, cmdline: string, cgroup: string): ProcessMarks {
  const { parent, name } = parseProcess(pid, status, '', new Map());
  const words = cmdline === '' ? [] : cmdline.replace(/\0+$/, '').split('\0').map(decodeLatin1);
  return { pid, parent, name, words, cgroups: parseCgroups(cgroup), isTrusted: readUsers(status).every(isTrustedUser) };
}

/** The real and the effective uid: the words of a setuid program are its caller's. None that could be read is nobody to trust. */
export function readUsers(status: string): readonly number[] {
  const [, real, effective] = /^Uid:\t(\d+)\t(\d+)/m.exec(status) ?? [];
  return [Number(real ?? NaN), Number(effective ?? NaN)];
}

/** Lines are `number:controllers:folder`; the folder may hold a colon. */
function parseCgroups(text: string): readonly string[] {
  const folders = text.split('\n').map((line) => /^\d+:[^:]*:(.+)$/.exec(line)?.[1]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).map(decodeLatin1);
}
