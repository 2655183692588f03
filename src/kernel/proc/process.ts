import type { Process } from '../../model/process.ts';
import { decodeLatin1 } from '../text.ts';
import { startBreathing } from './breath.ts';
import { readLatin1 } from './folder.ts';
import { readUserNames } from './users.ts';

/** One process; `undefined` when there is none. */
export async function readProcess(pid: number): Promise<Process | undefined> {
  return readOne(pid, readUserNames());
}

/** Those of the processes that are still there, in the same order. */
export async function readProcesses(pids: readonly number[]): Promise<readonly Process[]> {
  const breathe = startBreathing();
  const users = readUserNames();
  const processes: Process[] = [];
  for (const pid of pids) {
    const found = readOne(pid, users);
    if (found !== undefined) processes.push(found);
    await breathe();
  }
  return processes;
}

function readOne(pid: number, users: ReadonlyMap<number, string>): Process | undefined {
  const status = readLatin1(`/proc/${pid}/status`);
  return status === undefined ? undefined : parseProcess(pid, status, readLatin1(`/proc/${pid}/cmdline`) ?? '', users);
}

/** From the texts of /proc/PID/status and /proc/PID/cmdline, one character for each byte (proc_pid_status(5)). */
export function parseProcess(pid: number, status: string, cmdline: string, users: ReadonlyMap<number, string>): Process {
  const field = (label: string): string => readField(status, label);
  const number = (label: string, column = 0): number => Number(field(label).split('\t')[column] ?? 0);
  const name = decodeLatin1(unescape(field('Name')));
  const uid = number('Uid', 1); // real, effective, saved, file system
  return {
    pid,
    parent: number('PPid'),
    uid,
    user: users.get(uid) ?? String(uid),
    name,
    command: parseCommand(cmdline) || `[${name}]`,
    threads: number('Threads'),
  };
}

/** Words end with a NUL; programs that rewrite their title leave many behind. */
function parseCommand(cmdline: string): string {
  return decodeLatin1(cmdline.replace(/\0+$/, '').replaceAll('\0', ' '));
}

/** The kernel writes a newline and a backslash in this name as two characters (fs/proc/array.c). */
function unescape(name: string): string {
  return name.replace(/\\([n\\])/g, (_, character: string) => (character === 'n' ? '\n' : '\\'));
}

/** Lines are `Label:`, a tab and the value. A regular expression for each label would cost as much as reading the file. */
function readField(status: string, label: string): string {
  const lead = `${label}:\t`;
  const line = status.startsWith(lead) ? 0 : status.indexOf(`\n${lead}`) + 1;
  if (line === 0 && !status.startsWith(lead)) return '';
  const end = status.indexOf('\n', line);
  return status.slice(line + lead.length, end === -1 ? undefined : end);
}
