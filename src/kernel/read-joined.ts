import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { argv, execPath } from 'node:process';
import { promisify } from 'node:util';
import { deserialize } from 'node:v8';
import type { Target } from '../model/namespace.ts';
import { openJoining } from './joining.ts';
import type { Inside } from './port.ts';

/** The word by which netnsh, started inside, is asked for what it reads there. */
export const READ_HERE = '__read';

/**
 * The same as reading in the namespace, where only a process of its own can go: netnsh itself, started in there. `undefined` where that
 * does not work either.
 */
export async function readJoined<Kind extends keyof Inside>(target: Target, kinds: readonly Kind[]): Promise<Pick<Inside, Kind> | undefined> {
  const program = argv[1] ?? '';
  const joining = basename(program) === 'netnsh' ? openJoining(target) : undefined;
  if (joining === undefined) return undefined;
  const [nsenter, ...words] = joining.words;
  try {
    const { stdout } = await promisify(execFile)(nsenter, [...words, execPath, program, READ_HERE, ...kinds], { maxBuffer: 256 * 1024 * 1024 });
    const answer: Pick<Inside, Kind> = deserialize(Buffer.from(stdout, 'base64')); // what the same program has serialized
    return answer;
  } catch {
    return undefined; // the refusal that we have says why
  } finally {
    joining.close();
  }
}
