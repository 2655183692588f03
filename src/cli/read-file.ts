import { readFileSync } from 'node:fs';
import { ShellError } from '../errors.ts';
import { fileFailure } from './file-failure.ts';

export function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ShellError(`${path} can not be read: ${fileFailure(error)}`, { word: path });
  }
}
