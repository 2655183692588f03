import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestTerminal } from './terminal.ts';

/** The process called `name` that runs below the terminal's own program, once it is there. */
export async function findChild(terminal: TestTerminal, name: string, deadlineMs = 15_000): Promise<number> {
  const root = Number(await terminal.ask('pane_pid'));
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = lookupDescendant(root, name);
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`${name} never ran:\n${await terminal.screen()}`);
    await pause(20);
  }
}

/** False for a zombie too: it has ended, only nobody has asked how. */
export function isRunning(pid: number): boolean {
  const stat = readStat(String(pid));
  return stat !== undefined && stat.state !== 'Z';
}

function lookupDescendant(root: number, name: string): number | undefined {
  const parents = new Map(readStats().map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number | undefined): boolean => pid !== undefined && (pid === root || isBelow(parents.get(pid)));
  return readStats().find((stat) => namesOf(name).includes(stat.name) && isBelow(stat.parent))?.pid;
}

/** Node 24 and 26 name their threads, and a process is called by its first one. */
function namesOf(name: string): readonly string[] {
  return name === 'node' ? [name, 'MainThread', 'node-MainThread'] : [name];
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly state: string;
}

function readStats(): readonly Stat[] {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).flatMap((entry) => readStat(entry) ?? []);
}

/** proc(5): `pid (comm) state ppid …`; nothing for a process that is gone by now. */
function readStat(pid: string): Stat | undefined {
  try {
    const [, name = '', state = '', parent = ''] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { pid: Number(pid), parent: Number(parent), name, state };
  } catch {
    return undefined;
  }
}
