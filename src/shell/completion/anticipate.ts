import { whatIsUnderCursor } from '../../grammar/cursor.ts';
import type { CompletionKind } from '../../grammar/argument.ts';
import type { Shell } from '../shell.ts';
import { listNamespaces, listPids } from './from-kernel.ts';
import { listFindable } from './from-search.ts';
import type { Proposal } from './proposal.ts';

/** So long nobody has typed before anything is read: between two keys there is no time for a thousand namespaces. */
const REST_MS = 80;

/** Does something a while later; what it gives takes that back. */
export type Later = (work: () => void) => () => void;

/**
 * Reads what Tab will want while a person thinks about the word: with a thousand namespaces that takes longer than anybody waits. To be
 * called with the line as it is after each key; once for each word something is read. Fails in silence.
 */
export function createAnticipation(shell: Shell, later: Later = afterRest): (line: string) => void {
  let takeBack = (): void => {};
  let done: string | undefined;
  return (line) => {
    takeBack();
    takeBack = later(() => {
      const lead = line.slice(0, whatIsUnderCursor(line, line.length, shell.ports.commands).span.start);
      if (lead === done) return;
      done = lead;
      void readAhead(shell, line).catch(() => {}); // the line itself will say what is wrong
    });
  };
}

function afterRest(work: () => void): () => void {
  const timer = setTimeout(work, REST_MS);
  timer.unref();
  return () => clearTimeout(timer);
}

/** What the whole machine is asked for when Tab is pressed at the end of the line. */
export async function readAhead(shell: Shell, line: string): Promise<void> {
  const meant = shell.aliases.expand(line);
  const { part, before } = whatIsUnderCursor(meant, meant.length, shell.ports.commands);
  if (part.kind === 'namespace') await listNamespaces(shell);
  if (part.kind === 'operand') await readOf(part.positional.complete, shell);
  if (part.kind === 'value') await readOf(part.option.complete, shell);
  if (part.kind === 'program argument') await readForProgram(shell, [part.program, ...before.slice(before.length - part.index).map(({ text }) => text)]);
}

async function readOf(kind: CompletionKind | undefined, shell: Shell): Promise<readonly Proposal[]> {
  switch (kind) {
    case 'namespace':
    case 'namespace-or-pid':
    case 'capture-source':
    case 'destination':
      return await listNamespaces(shell);
    case 'search':
      return await listFindable(shell);
    case 'pid':
      return await listPids(shell);
    default:
      return []; // of one namespace, and read in no time
  }
}

async function readForProgram(shell: Shell, words: readonly string[]): Promise<void> {
  const [{ expectBehind }, { lookupSyntax }, { listAddresses }] = await Promise.all([import('./outside/expect.ts'), import('./outside/programs.ts'), import('./outside/hosts.ts')]);
  for (const kind of expectBehind(words, '', lookupSyntax)?.kinds ?? []) {
    if (['ADDRESS', 'LOGIN', 'COPY', 'URL', 'SERVER'].includes(kind)) await listAddresses(shell);
    if (['PID', 'TARGET', 'CONTAINER', 'COPY_FROM'].includes(kind)) await shell.memory.survey();
  }
}
