import { spawn } from 'node:child_process';

/**
 * Nobody can clean up after being killed with SIGKILL. So a small shell waits at the end of a pipe whose other end only we have, and ends
 * what is left in this world (see leaveNothing) when that breaks. It is in a session of its own, so that Ctrl-C and Ctrl-Z pass it by, and
 * in the world's /run, so that it knows that folder again whatever is mounted by then.
 */
export function startGuard(): void {
  const guard = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/run' });
  guard.on('error', () => {}); // no sh on this machine: then there is no guard
  guard.unref();
}

/** The first words are what `procs` and ps(1) show. Rounds, for what was born while the last went by. */
const script = `: cleans up if netnsh demo is killed; read -r _
for round in 1 2 3 4 5; do for process in /proc/[0-9]*; do
  [ "\${process#/proc/}" != $$ ] && [ "$process/root/run" -ef . ] && kill -KILL "\${process#/proc/}"
done; done`;
