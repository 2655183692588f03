import { once } from 'node:events';
import { openHere } from '../kernel/rootless/open-here.ts';
import type { Outcome } from './session.ts';
import { writeText } from './standard-streams.ts';

/** Another netnsh has started us where it can not go (kernel/rootless/open-doors.ts). It takes what we open, and closes our standard input when it has. */
export async function openForAnother([count]: readonly string[]): Promise<Outcome> {
  await writeText(1, `${JSON.stringify(openHere(Number(count)))}\n`);
  await once(process.stdin.resume(), 'end');
  return { status: 0, endedBy: undefined };
}
