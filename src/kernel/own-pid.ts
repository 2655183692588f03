import { readlinkSync } from 'node:fs';
import { pid } from 'node:process';
import { attempt } from './errno.ts';

/** The pid of netnsh as /proc counts, which may be mounted from a pid namespace around our own (pid_namespaces(7)). */
export function readOwnPid(): number {
  return Number(attempt(() => readlinkSync('/proc/self')) ?? pid);
}
