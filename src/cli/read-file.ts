import { readFileSync } from 'node:fs';
import { ShellError } from '../errors.ts';

export function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ShellError(`${path} can not be read: ${reason}`, { word: path });
  }
}
