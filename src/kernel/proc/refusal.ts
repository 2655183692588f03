import { lstatSync } from 'node:fs';
import { geteuid } from 'node:process';
import { attempt } from '../errno.ts';

/** Why a process may not be looked into, as the end of a sentence. */
export function explainRefusal(pid: number, hidepid: string | undefined): string {
  const owner = attempt(() => lstatSync(`/proc/${pid}`, { throwIfNoEntry: false }))?.uid;
  const self = geteuid?.();
  if (self === 0 && owner === 0) return 'looking into them needs CAP_SYS_PTRACE there';
  if (hidepid !== undefined && self !== 0) return `/proc hides what is in them (hidepid=${hidepid})`;
  return owner === self ? 'they are protected from being looked into' : 'they belong to other users';
}
