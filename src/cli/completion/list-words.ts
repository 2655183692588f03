import { whatIsUnderCursor } from '../../grammar/cursor.ts';
import { propose } from '../../shell/completion/complete.ts';
import { fitting } from '../../shell/completion/fitting.ts';
import { listFiles } from '../../shell/completion/from-files.ts';
import { listNamespaces } from '../../shell/completion/from-kernel.ts';
import type { Proposal } from '../../shell/completion/proposal.ts';
import type { Shell } from '../../shell/shell.ts';
import { isDirect, writeLine } from '../direct-line.ts';
import type { SessionOption } from '../options.ts';
import { isScriptFile } from '../script-file.ts';
import { shells } from './completion-file.ts';
import { findPosition } from './position.ts';

/** What the last of `words`, which stand behind `netnsh`, could be: whole words, unquoted. May throw. */
export async function listWords(shell: Shell, words: readonly string[]): Promise<readonly Proposal[]> {
  const position = findPosition(words);
  const typed = words.at(-1) ?? '';
  if ('namespace' in position && position.namespace !== undefined) await shell.goTo(position.namespace);
  switch (position.kind) {
    case 'first word':
      return await listFirstWord(shell, typed, position.namespace === undefined);
    case 'line':
      return isLine(position) ? await listLineWord(shell, writeLine(position.words, position.isProgram), typed) : [];
    case 'option':
      return fitting(position.options.map(({ long, summary }) => ({ value: long, description: summary })), typed);
    case 'value':
      return keep(position.kept, fitting(await listValue(shell, position.option, typed.slice(position.kept.length)), typed.slice(position.kept.length)));
    case 'shell':
      return fitting(Object.keys(shells).map((value) => ({ value })), typed);
    case 'nothing':
      return [];
  }
}

const ownWords: readonly Proposal[] = [
  { value: 'demo', description: 'A lab to try all of it in, without root' },
  { value: 'completion', description: 'Print the file that makes a shell complete netnsh' },
];

async function listFirstWord(shell: Shell, typed: string, isFirst: boolean): Promise<readonly Proposal[]> {
  if (typed.includes('/')) return fitting(listFiles(shell, typed, 'any'), typed);
  const commands = shell.ports.commands.map(({ name, summary }) => ({ value: name, description: summary }));
  if (!isFirst) return fitting(commands, typed);
  return fitting([...commands, ...ownWords, ...(await listNamespaces(shell))], typed);
}

/** A command, a program, or a script with its words; behind a namespace nothing may follow. */
function isLine({ words, isProgram }: { readonly words: readonly string[]; readonly isProgram: boolean }): boolean {
  const [first = ''] = words;
  return words.length === 1 || isDirect(words, isProgram) || isScriptFile(first);
}

/** The line ends in the word that is typed; of that word only the end may be what is completed (`--state=u`, `@bei`). */
async function listLineWord(shell: Shell, line: string, typed: string): Promise<readonly Proposal[]> {
  const { prefix } = whatIsUnderCursor(line, line.length, shell.ports.commands);
  const { proposals } = await propose(shell, line, line.length);
  return keep(typed.slice(0, typed.length - prefix.length), proposals);
}

async function listValue(shell: Shell, { value }: SessionOption, typed: string): Promise<readonly Proposal[]> {
  if (value === undefined || value.lists === 'nothing') return [];
  if (value.lists === 'files') return listFiles(shell, typed, 'any');
  return value.lists === 'namespaces' ? await listNamespaces(shell) : value.lists.map((word) => ({ value: word }));
}

function keep(kept: string, proposals: readonly Proposal[]): readonly Proposal[] {
  return kept === '' ? proposals : proposals.map((proposal) => ({ ...proposal, value: kept + proposal.value }));
}
