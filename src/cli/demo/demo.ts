import { UsageError } from '../../errors.ts';
import { lookupProgram } from '../../kernel/program-file.ts';
import { parseInvocation } from '../invocation.ts';
import { buildLab } from './build-lab.ts';
import { furnishWorld } from './furnish.ts';
import { greeting } from './greeting.ts';
import { startGuard } from './guard.ts';
import { leaveNothing } from './leave-nothing.ts';
import { runTour, type Guide } from './tour.ts';
import { enterWorld, INSIDE } from './world.ts';

/** What the rest of netnsh does once the lab is there. */
export interface DemoParts<End> {
  /** An ordinary session for these words of the command line; `greeting` is for a person at a terminal. */
  session(words: readonly string[], greeting: string): Promise<End>;
  /** Opens a shell, has its lines given by `walk`, and closes it. */
  guided(words: readonly string[], walk: (guide: Guide) => Promise<number>): Promise<End>;
  notice(text: string): Promise<void> | void;
}

/**
 * `netnsh demo`, with the words behind it. On the machine it leaves for a private world, where netnsh starts once more; in there it builds
 * the lab, and is an ordinary netnsh from then on.
 */
export async function runDemo<End>(words: readonly string[], parts: DemoParts<End>): Promise<End> {
  const [first, outside = '', descriptor = '', ...behind] = words;
  const isInside = first === INSIDE;
  const { isTour, rest } = parseDemoWords(isInside ? behind : words);
  if (parseInvocation(rest).kind !== 'session') return await parts.session(rest, greeting); // --help needs no lab
  if (!isInside) return await enterWorld(words);

  const { run, notices } = furnishWorld(outside, descriptor);
  cleanUpWhenEnded(run);
  try {
    await buildLab();
    for (const text of [...notices, ...missingPrograms()]) await parts.notice(text);
    return await (isTour ? parts.guided(rest, runTour) : parts.session(rest, greeting));
  } finally {
    leaveNothing(run);
  }
}

/** `--tour` is ours, all others are those of any session. */
function parseDemoWords(words: readonly string[]): { readonly isTour: boolean; readonly rest: readonly string[] } {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const at = words.slice(0, end).indexOf('--tour');
  if (at === -1) return { isTour: false, rest: words };
  const rest = words.toSpliced(at, 1);
  const invocation = parseInvocation(rest);
  if (invocation.kind === 'session' && (invocation.lines.length > 0 || invocation.words.length > 0)) {
    throw new UsageError('--tour brings its own lines', { word: '--tour', hint: 'netnsh demo --tour' });
  }
  return { isTour: true, rest };
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
