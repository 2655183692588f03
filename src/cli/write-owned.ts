import { chownSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { ShellError } from '../errors.ts';

/**
 * Replaces a file in one step, and makes the folders above it that are missing. Under sudo, what is made belongs to whom the file or the
 * folder that was there belongs to: it is another one's home.
 */
export function writeOwned(path: string, text: string): void {
  try {
    makeFolder(dirname(path));
    const file = existsSync(path) ? realpathSync(path) : path;
    const { uid, gid, mode }: Pick<Stats, 'uid' | 'gid' | 'mode'> = existsSync(file) ? statSync(file) : { ...statSync(dirname(file)), mode: 0o600 };
    const beside = `${file}.netnsh-${process.pid}`;
    try {
      writeFileSync(beside, text, { mode: mode & 0o777, flag: 'wx', flush: true });
      giveTo(beside, uid, gid);
      renameSync(beside, file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ShellError(`${path} can not be written: ${reason}`, { cause: error });
  }
}

function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  const { uid, gid } = statSync(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  giveTo(path, uid, gid);
}

/** Only root can, and need: whoever else makes a file makes it his own. */
function giveTo(path: string, uid: number, gid: number): void {
  if (process.getuid?.() === 0 && uid !== 0) chownSync(path, uid, gid);
}
