import { constants as files } from 'node:fs';
import { constants } from 'node:os';
import { libc } from './libc.ts';

const F_SETFD = 2;
const F_GETFL = 3;
const F_SETFL = 4;

/**
 * Goes on as another program (execve(2)), which keeps our pid, our terminal and our place among the shell's jobs: nothing stands
 * between it and Ctrl-C, Ctrl-Z or `kill`. Besides the three standard ones it gets the descriptors listed.
 * `file` is what to execute where the first word is not.
 * @throws KernelError when the program can not be started; otherwise it never returns.
 */
export function replaceProcess(words: readonly [string, ...string[]], descriptors: readonly number[] = [], file = words[0]): never {
  for (const descriptor of [0, 1, 2, ...descriptors]) handOn(descriptor);
  for (const signal of [constants.signals.SIGPIPE, constants.signals.SIGXFSZ]) libc().restoreSignal(signal); // Node ignores them, and so would the other program
  libc().exec(file, words);
  throw new Error('execvp came back'); // not reached: it throws itself
}

/** Node marks every descriptor to be closed (uv_disable_stdio_inheritance) and pipes not to block; the other program expects neither. */
function handOn(descriptor: number): void {
  libc().fcntl(descriptor, F_SETFD, 0);
  const flags = libc().fcntl(descriptor, F_GETFL, 0);
  libc().fcntl(descriptor, F_SETFL, flags & ~files.O_NONBLOCK);
}
