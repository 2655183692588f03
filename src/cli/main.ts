import { ShellError } from '../errors.ts';
import { drawProblem } from '../render/problem.ts';
import { statusOf } from '../shell/steps/report-problem.ts';
import { parseInvocation } from './invocation.ts';
import { runSession, type Outcome } from './session.ts';
import { writeText } from './standard-streams.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

const isDebugging = (process.env['NETNSH_DEBUG'] ?? '') !== '';
if (isDebugging) process.setSourceMapsEnabled(true);
void main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
  try {
    const { status, endedBy } = await run(words);
    process.exitCode = status;
    if (endedBy === 'SIGINT') dieOf(endedBy);
  } catch (error) {
    const canvas = { width: undefined, height: undefined, color: false, unicode: false, isTerminal: false };
    const text = drawProblem(error, { interactive: false, debug: isDebugging }, canvas);
    if (text !== '') await writeText(2, `${text}\n`);
    process.exitCode = statusOf(error);
  }
}

async function run(words: readonly string[]): Promise<Outcome> {
  refuseSetuid();
  const [first, ...rest] = words;
  if (first === 'demo') return await (await import('./demo/demo.ts')).runDemo(rest);
  if (first === 'completion') return (await import('./completion/print-file.ts')).printCompletionFile(rest);
  if (first === '__complete') return await (await import('./completion/answer-tab.ts')).answerTab(rest);
  if (first === '__open') return await (await import('./open-here.ts')).openForAnother(rest);
  if (first === '__go-on-as') return (await import('./go-on-as.ts')).goOnAsProgram(rest);
  if (first === '__man') return await (await import('./man/print-man-page.ts')).printManPage();
  const invocation = parseInvocation(words);
  if (invocation.kind === 'session') return await runSession(invocation);
  await writeText(1, `${invocation.kind === 'help' ? usage : `netnsh ${version}`}\n`);
  return { status: 0, endedBy: undefined };
}

/** A surrounding loop goes on unless we die of the signal ourselves, as the program did (bash(1), and cons.org/cracauer/sigint.html). */
function dieOf(signal: NodeJS.Signals): void {
  process.kill(process.pid, signal);
}

/** PATH, the environment and the working folder are the caller's: whoever lends his rights to netnsh would give them away. */
function refuseSetuid(): void {
  if (process.getuid?.() === process.geteuid?.() && process.getgid?.() === process.getegid?.()) return;
  throw new ShellError('netnsh does not run setuid or setgid: whoever may start it could then do whatever it may', { hint: 'let sudo(8) decide who may: sudo netnsh' });
}
