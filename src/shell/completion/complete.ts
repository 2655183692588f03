import type { Span } from '../../errors.ts';
import { whatIsUnderCursor, type UnderCursor } from '../../grammar/cursor.ts';
import { quoteVisibly } from '../../grammar/ansi-c.ts';
import type { Completion } from '../editor/editor.ts';
import type { Shell } from '../shell.ts';
import { fitting } from './fitting.ts';
import { listPart } from './list-part.ts';
import { askAbout } from './question.ts';
import type { Proposal } from './proposal.ts';

/** What could stand at the cursor, as it is inserted. Finds nothing rather than failing. */
export async function completeLine(shell: Shell, line: string, cursor: number, signal?: AbortSignal): Promise<Completion> {
  const { proposals, span } = await propose(shell, line, cursor, signal);
  const candidates = proposals.map(({ value, description, isOpen }) => ({
    value: isOpen === true ? quoteOpen(value) : quoteVisibly(value),
    shown: value,
    description,
    isOpen,
  }));
  return { span, candidates };
}

/** The same unquoted: those that begin with what is typed first, then those that only contain it. */
export async function propose(shell: Shell, line: string, cursor: number, signal?: AbortSignal): Promise<{ readonly proposals: readonly Proposal[]; readonly span: Span }> {
  const under = underCursor(shell, line, cursor);
  const known = await listFitting(shell, under);
  const isEnough = known.length > 0 || signal?.aborted === true || !shell.memory.forget();
  return { proposals: isEnough ? known : await listFitting(shell, under), span: under.span };
}

async function listFitting(shell: Shell, under: UnderCursor): Promise<readonly Proposal[]> {
  try {
    return fitting(await listPart(askAbout(under, shell)), under.prefix);
  } catch {
    return []; // Tab must not speak: the line itself will say what is wrong
  }
}

/** Behind an alias as behind what it stands for; the span is that of the line as it is typed. */
function underCursor(shell: Shell, line: string, cursor: number): UnderCursor {
  const { commands } = shell.ports;
  const typed = whatIsUnderCursor(line, cursor, commands);
  const before = line.slice(0, typed.span.start);
  const expanded = shell.aliases.expand(before);
  if (expanded === before) return typed;
  const meant = expanded + line.slice(typed.span.start, cursor);
  return { ...whatIsUnderCursor(meant, meant.length, commands), span: typed.span };
}

/** A folder, behind which the name goes on: an open quote stays open. */
function quoteOpen(value: string): string {
  const quoted = quoteVisibly(value);
  return quoted.endsWith("'") || quoted.endsWith('"') ? quoted.slice(0, -1) : quoted;
}
