import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ShellError } from '../errors.ts';
import { giveToOwnerOf, makeOwnedFolder } from '../shell/owned-file.ts';
import { fileFailure } from './file-failure.ts';

/**
 * Replaces a file in one step, and makes the folders above it that are missing. Under sudo, what is made belongs to whom the file or the
 * folder that was there belongs to: it is another one's home.
 */
export function writeOwned(path: string, text: string): void {
  try {
    makeOwnedFolder(dirname(path));
    const isThere = existsSync(path);
    const file = isThere ? realpathSync(path) : path;
    const beside = `${file}.netnsh-${process.pid}`;
    try {
      writeFileSync(beside, text, { mode: isThere ? statSync(file).mode & 0o777 : 0o600, flag: 'wx', flush: true });
      giveToOwnerOf(isThere ? file : dirname(file), beside);
      renameSync(beside, file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw new ShellError(`${path} can not be written: ${fileFailure(error)}`, { cause: error });
  }
}
