import { serialize } from 'node:v8';
import { createLinuxKernel } from '../kernel/linux.ts';
import type { Inside } from '../kernel/port.ts';
import type { Outcome } from './session.ts';
import { writeText } from './standard-streams.ts';

/** What another netnsh can not read itself: it has started us inside, and decodes our standard output (kernel/read-joined.ts). */
export async function readHere(kinds: readonly string[]): Promise<Outcome> {
  const kernel = createLinuxKernel();
  const wanted = kinds as readonly (keyof Inside)[]; // the words are those of the same program
  const [reading] = await kernel.readInside([await kernel.readOwnNamespace()], wanted);
  if (reading === undefined || !('inside' in reading)) return { status: 1, endedBy: undefined };
  await writeText(1, serialize(reading.inside).toString('base64'));
  return { status: 0, endedBy: undefined };
}
