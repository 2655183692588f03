import { markLine, type Mark } from '../../grammar/marks.ts';
import type { Role } from '../../render/canvas.ts';
import type { RoleSpan } from '../editor/editor.ts';
import type { Shell } from '../shell.ts';
import type { Known } from './known.ts';
import { findWarnings } from './warning.ts';

/** Which pieces of a line are what, in their order; what nobody knows yet is plain, and what would change the host as root is a warning. */
export function highlightLine(line: string, shell: Pick<Shell, 'ports' | 'aliases' | 'preferences' | 'location'>, known: Known): readonly RoleSpan[] {
  if (line.length > LONGEST) return [];
  const spans: RoleSpan[] = [];
  const warnings = findWarnings(line, shell);
  for (const mark of markLine(line, shell.ports.commands)) {
    const role = warnings.some(({ start }) => start === mark.span.start) ? 'warning' : roleOf(mark, shell, known);
    const isCovered = (spans.at(-1)?.end ?? 0) > mark.span.start; // a quote within a name that is known
    if (role !== undefined && !isCovered) spans.push({ ...mark.span, role });
  }
  return spans;
}

/** Pasted scripts stay plain: each key would mark them anew. */
const LONGEST = 4000;

function roleOf({ kind, text }: Mark, { ports, aliases }: Pick<Shell, 'ports' | 'aliases'>, known: Known): Role | undefined {
  switch (kind) {
    case 'command':
    case 'program':
      if (kind === 'command' && (text === '?' || aliases.lookup(text) !== undefined || ports.commands.some(({ name }) => name === text))) return 'command';
      return roleOfProgram(text.replace(/^\^/, ''), ports.saved !== undefined, known);
    case 'reserved':
      return 'command';
    case 'namespace':
      return known.isNamespace(text) === true ? 'name' : undefined;
    case 'option':
      return 'option';
    case 'quote':
      return 'quote';
    case 'comment':
      return 'faint';
    case 'unknown option':
      return undefined;
  }
}

/** What `sh` makes of a variable or a pattern only it knows. In a saved machine there are no programs. */
function roleOfProgram(name: string, isSaved: boolean, known: Known): Role | undefined {
  if (/[$`*?[~]/.test(name) || name === '') return undefined;
  const isProgram = isSaved ? false : BUILT_INTO_SH.has(name) ? true : known.isProgram(name);
  if (isProgram === undefined) return undefined;
  return isProgram ? 'command' : 'error';
}

/** A line with one of these goes to `sh` if anything in it needs a shell. */
const BUILT_INTO_SH: ReadonlySet<string> = new Set([':']);
