import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProgramFile } from './port.ts';

/**
 * Finds a program as execvp(3) does: a name with a slash is a path, any other is looked for in the folders of `path`. A file that
 * is not executable is found only when no executable one is.
 */
export function lookupProgram(name: string, place: { readonly path: string; readonly directory: string }): ProgramFile | undefined {
  const paths = name.includes('/') ? [name] : place.path.split(':').map((folder) => join(folder === '' ? '.' : folder, name));
  const files = name === '' ? [] : paths.map((path) => resolve(place.directory, path)).filter(isFile);
  const executable = files.find(isExecutable);
  if (executable !== undefined) return { path: executable, isExecutable: true };
  return files[0] === undefined ? undefined : { path: files[0], isExecutable: false };
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false; // ENOTDIR, EACCES, a NUL in the name
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
