import { realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { ShellError } from '../errors.ts';
import { fileFailure } from './file-failure.ts';

/**
 * Writes beside the file and renames, so that nobody finds half of it, and what was there stays until the new text is whole. A pipe or a device
 * is written to as it is. A private file is for its owner alone, whatever rights the one had that was there.
 */
export function writeFile(path: string, text: string, rights: 'private' | 'usual'): void {
  try {
    const found = lookupFile(path);
    if (found !== undefined && !found.isFile() && !found.isDirectory()) writeFileSync(path, text);
    else replace(found === undefined ? path : realpathSync(path), text, rights === 'private' ? 0o600 : 0o666);
  } catch (error) {
    throw new ShellError(`${path} can not be written: ${fileFailure(error)}`, { word: path });
  }
}

function replace(path: string, text: string, mode: number): void {
  const beside = `${path}.netnsh-${process.pid}`;
  try {
    writeFileSync(beside, text, { mode, flag: 'wx', flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** What a symbolic link leads to; `undefined` where nothing is. */
function lookupFile(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
