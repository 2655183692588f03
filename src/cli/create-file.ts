import { closeSync, openSync, writeSync } from 'node:fs';
import type { OpenFile } from '../commands/scope.ts';
import { ShellError } from '../errors.ts';
import { fileFailure } from './file-failure.ts';

/** Opens a file, or a pipe that has a name, and writes to it as it comes. */
export function createFile(path: string): OpenFile {
  const failing = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new ShellError(`${path} can not be written: ${fileFailure(error)}`, { word: path, cause: error });
    }
  };
  const descriptor = failing(() => openSync(path, 'w'));
  return {
    write: async (bytes) =>
      failing(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      }),
    close: async () => failing(() => closeSync(descriptor)),
  };
}
