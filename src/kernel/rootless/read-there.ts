import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Target } from '../../model/namespace.ts';
import { decodeBytes } from '../text.ts';
import { openJoining } from './joining.ts';

/**
 * The text of a file that shows to everybody the namespace of whoever opens it, read by cat(1) inside; `undefined` where there is no such file,
 * or no way in.
 */
export async function readThere(target: Target, path: string): Promise<string | undefined> {
  const joining = openJoining(target);
  if (joining === undefined) return undefined;
  const [nsenter, ...words] = joining.words;
  try {
    const { stdout } = await promisify(execFile)(nsenter, [...words, 'cat', '--', path], { encoding: 'buffer' });
    return decodeBytes(stdout);
  } catch {
    return undefined;
  } finally {
    joining.close();
  }
}
