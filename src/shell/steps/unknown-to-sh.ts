import { ShellError } from '../../errors.ts';
import { isAssignment, isReserved, placesOf } from '../../grammar/place.ts';
import { tokenize, type WordToken } from '../../grammar/tokens.ts';
import { reportProblem } from './report-problem.ts';
import type { Stage } from './stage.ts';

/**
 * `sh` runs what stands inside `for`, `( )` and behind a pipe, and knows programs alone. Of the first word there that is a command of ours
 * it has just said "not found" at best; this says why, and what to type. The status stays what `sh` made it.
 */
export async function explainUnknownToSh(text: string, stage: Stage): Promise<void> {
  const [word] = await ourWords(text, stage);
  if (word === undefined) return;
  const other = (await stage.shell.lookupProgram('netnsh')) === undefined ? `put ${word} at the head of a line of its own; @all ${word} asks every namespace` : `type netnsh ${word} there`;
  const problem = new ShellError(`${word} is a command of netnsh, and sh runs what is inside for, ( ) and behind |`, { word, hint: other });
  await reportProblem(problem, { line: stage.line }, stage.shell, stage.err);
}

async function ourWords(text: string, { shell }: Stage): Promise<readonly string[]> {
  const heads = headsOf(text).filter((word) => shell.ports.commands.some(({ name }) => name === word.text));
  const isMissing = await Promise.all(heads.map(async ({ text: name }) => !namesOfSh.has(name) && (await shell.lookupProgram(name)) === undefined));
  return heads.filter((_, at) => isMissing[at]).map((word) => word.text);
}

/** The words at which `sh` begins a command; those that it calls a function itself are its own. */
function headsOf(text: string): readonly WordToken[] {
  const { tokens } = tokenize(text);
  const places = placesOf(tokens);
  const heads = tokens.filter((token, at): token is WordToken => token.kind === 'word' && places[at]?.isHead === true && !isAssignment(token) && !isReserved(token));
  const functions = new Set(heads.filter((word) => /^\s*\(\s*\)/.test(text.slice(word.span.end))).map((word) => word.text));
  return heads.filter((word) => !functions.has(word.text));
}

/** What `sh` does itself and we do too. */
const namesOfSh: ReadonlySet<string> = new Set(['cd', 'pwd', 'command', 'exit', 'alias', 'unalias', 'set', 'unset']);
