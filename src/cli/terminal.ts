import { readFileSync } from 'node:fs';
import type { Terminal } from '../shell/editor/terminal.ts';
import { isTerminal } from './is-terminal.ts';
import { streamOf } from './standard-streams.ts';
import { sttyModes } from '../shell/terminal-modes.ts';

/** The terminal that netnsh was started on. Questions and prompts go to standard error, so that a redirected output stays clean. */
export function processTerminal(): Terminal {
  return {
    input: process.stdin,
    output: streamOf(isTerminal(1) ? 1 : 2),
    signals: process,
    modes: sttyModes,
    suspend: () => {
      if (!isSessionLeader()) process.kill(0, 'SIGTSTP');
    },
  };
}

/** Nobody could wake a session leader again: its parent is in another session. */
function isSessionLeader(): boolean {
  const fields = readFileSync('/proc/self/stat', 'latin1').replace(/^.*\) /s, '').split(' ');
  return Number(fields[3]) === process.pid; // proc_pid_stat(5): state, ppid, pgrp, session
}

/** Once nobody listens any more, a signal ends us as if nobody had. */
export function die(signal: NodeJS.Signals): void {
  process.kill(process.pid, signal);
}
