import { commands } from '../../commands/index.ts';
import type { Outcome } from '../session.ts';
import { writeText } from '../standard-streams.ts';
import { version } from '../version.ts';
import { drawManPage } from './man-page.ts';

/** The hidden `netnsh __man`, with which the build writes man/netnsh.1. */
export async function printManPage(): Promise<Outcome> {
  await writeText(1, drawManPage(commands, version));
  return { status: 0, endedBy: undefined };
}
