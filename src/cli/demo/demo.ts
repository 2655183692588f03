import { UsageError } from '../../errors.ts';
import { lookupProgram } from '../../kernel/program-file.ts';
import { parseInvocation, type Invocation } from '../invocation.ts';
import { runSession, type Outcome } from '../session.ts';
import { usage } from '../usage.ts';
import { buildLab } from './build-lab.ts';
import { furnishWorld } from './furnish.ts';
import { giveTour } from './give-tour.ts';
import { greeting } from './greeting.ts';
import { startGuard } from './guard.ts';
import { leaveNothing } from './leave-nothing.ts';
import { enterWorld, INSIDE } from './world.ts';
import { writeText } from '../standard-streams.ts';

/**
 * `netnsh demo`, with the words behind it. On the machine it leaves for a private world, where netnsh starts once more; in there it builds
 * the lab, and is an ordinary netnsh from then on.
 */
export async function runDemo(words: readonly string[]): Promise<Outcome> {
  const [first, outside = '', descriptor = '', ...behind] = words;
  const isInside = first === INSIDE;
  const { isTour, invocation } = parseDemoWords(isInside ? behind : words);
  if (invocation === 'help') {
    await writeText(1, `${usage}\n`);
    return { status: 0, endedBy: undefined };
  }
  if (!isInside) return await enterWorld(words);

  const { run, notices } = furnishWorld(outside, descriptor);
  cleanUpWhenEnded(run);
  try {
    await buildLab();
    say([...notices, ...missingPrograms()].map((text) => `netnsh: ${text}`));
    if (isTour) return await giveTour(invocation);
    return await runSession(invocation, greeting);
  } finally {
    leaveNothing(run);
  }
}

interface DemoInvocation {
  readonly isTour: boolean;
  readonly invocation: Extract<Invocation, { kind: 'session' }> | 'help';
}

/** `--tour` is ours, all others are those of any session. */
function parseDemoWords(words: readonly string[]): DemoInvocation {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const at = words.slice(0, end).indexOf('--tour');
  const isTour = at !== -1;
  const invocation = parseInvocation(isTour ? words.toSpliced(at, 1) : words);
  if (invocation.kind !== 'session') return { isTour, invocation: 'help' };
  if (isTour && (invocation.lines.length > 0 || invocation.words.length > 0)) {
    throw new UsageError('--tour brings its own lines', { word: '--tour', hint: 'netnsh demo --tour' });
  }
  return { isTour, invocation };
}

/** For the ends that do not come back to `runDemo`. */
function cleanUpWhenEnded(run: number): void {
  startGuard();
  process.once('exit', () => leaveNothing(run));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      leaveNothing(run);
      process.kill(process.pid, signal); // this listener is gone by now; where there are others, they see to the end
    });
  }
}

function missingPrograms(): readonly string[] {
  const ping = lookupProgram('ping', { path: process.env['PATH'] ?? '', directory: process.cwd() });
  return ping === undefined ? ['there is no ping on this machine; on Debian and Ubuntu: sudo apt-get install iputils-ping'] : [];
}

function say(lines: readonly string[]): void {
  for (const line of lines) void writeText(2, `${line}\n`);
}
