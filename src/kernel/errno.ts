import { KernelError } from '../errors.ts';

/** The errno's name (`ENOENT`) behind an error of Node's file calls or of our own system calls; `undefined` for any other error. */
export function errnoOf(error: unknown): string | undefined {
  if (error instanceof KernelError) return error.errno;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
}

/** What `work` gives, or `undefined` when the kernel refuses; `onRefusal` hears the errno. Any other error is a bug and passes. */
export function attempt<T>(work: () => T, onRefusal?: (errno: string) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === undefined) throw error;
    onRefusal?.(errno);
    return undefined;
  }
}

/** Whether the errno says that something is there which we may not touch. */
export function isForbidden(errno: string): boolean {
  return errno === 'EACCES' || errno === 'EPERM';
}

/** Which right was missing when `path` was refused. */
export function missingRight(path: string): string {
  return /^\/proc\/\d+\//.test(path) ? 'looking into that process needs CAP_SYS_PTRACE over it' : 'permission denied';
}
