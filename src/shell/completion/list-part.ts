import type { Command } from '../../commands/define.ts';
import type { Argument, CompletionKind } from '../../grammar/argument.ts';
import { commonOptions } from '../../grammar/common-options.ts';
import { kebab } from '../../grammar/label-words.ts';
import type { Shell } from '../shell.ts';
import { listCaptureSources } from './from-capture.ts';
import { listEnds } from './from-ends.ts';
import { listChains, listRuleTables } from './from-firewall.ts';
import { listLinks, listNamespaces, listPids, listPorts } from './from-kernel.ts';
import { listAddresses, listDestinations, listTables } from './from-routes.ts';
import { listResolvable } from './from-resolve.ts';
import { listFindable } from './from-search.ts';
import { listFiles, listPrograms } from './from-files.ts';
import { listSettings, listSettingValues } from './from-settings.ts';
import { listProgramArgument } from './program-argument.ts';
import type { Here, Question } from './question.ts';
import type { Proposal } from './proposal.ts';

/** Everything that may stand in a part of a line, whether it begins with what is typed or not. */
export async function listPart({ shell, part, prefix, before, here }: Question): Promise<readonly Proposal[]> {
  switch (part.kind) {
    case 'command':
      return [...listCommands(shell), ...listAliases(shell), ...(prefix === '' ? [] : listPrograms(shell, prefix))];
    case 'program':
      return listPrograms(shell, prefix);
    case 'namespace':
      return [...(await listNamespaces(shell)), { value: 'all', description: 'every namespace' }];
    case 'operand':
      return await listArgument(shell, part.positional, commandNamed(shell, part.command.name), prefix, here, before);
    case 'value':
      return await listArgument(shell, part.option, commandNamed(shell, part.command.name), prefix, here, before);
    case 'option':
      return listOptions({ ...commonOptions, ...part.command.args });
    case 'program argument':
      return await listProgramArgument(shell, [part.program, ...before.slice(before.length - part.index)], prefix, here);
    case 'file':
      return listFiles(shell, prefix, 'any');
    case 'surplus operand':
    case 'nothing':
      return [];
  }
}

function listCommands(shell: Shell): readonly Proposal[] {
  return shell.ports.commands.map(({ name, summary }) => ({ value: name, description: summary }));
}

function listAliases(shell: Shell): readonly Proposal[] {
  return shell.aliases.list.map(({ name, text }) => ({ value: name, description: text }));
}

function commandNamed(shell: Shell, name: string): Command | undefined {
  return shell.ports.commands.find((command) => command.name === name);
}

function listOptions(args: Readonly<Record<string, Argument>>): readonly Proposal[] {
  return Object.entries(args)
    .filter(([, argument]) => argument.kind !== 'positional')
    .map(([key, argument]) => ({ value: `--${kebab(key)}`, description: argument.summary }));
}

async function listArgument(shell: Shell, argument: Argument, command: Command | undefined, prefix: string, here: Here, before: readonly string[]): Promise<readonly Proposal[]> {
  if (argument.kind === 'flag') return [];
  if (argument.choices !== undefined) return argument.choices.map((value) => ({ value }));
  return argument.complete === undefined ? [] : await listKind(shell, argument.complete, command, prefix, here, before);
}

async function listKind(shell: Shell, kind: CompletionKind, command: Command | undefined, prefix: string, here: Here, before: readonly string[]): Promise<readonly Proposal[]> {
  switch (kind) {
    case 'namespace':
      return await listNamespaces(shell);
    case 'namespace-or-pid':
      return /^\d/.test(prefix) ? await listPids(shell) : await listNamespaces(shell);
    case 'resolvable':
      return await listResolvable(shell, before, prefix, here);
    case 'search':
      return await listFindable(shell);
    case 'capture-source':
      return await listCaptureSources(shell, prefix, await here());
    case 'path-end':
      return await listEnds(shell, prefix);
    case 'link':
      return await listLinks(shell, await here());
    case 'port':
      return await listPorts(shell, await here());
    case 'pid':
      return await listPids(shell);
    case 'address':
      return await listAddresses(shell, [await here()]);
    case 'destination':
      return [...(await listNamespaces(shell)), ...(await listDestinations(shell, await here()))];
    case 'table':
      return await listTables(shell, await here());
    case 'rule-table':
      return await listRuleTables(shell, await here());
    case 'chain':
      return await listChains(shell, await here());
    case 'help':
      return [...listCommands(shell), ...(await import('../../commands/help/idioms.ts')).knownPrograms().map((value) => ({ value, description: 'what to type in its place' }))];
    case 'setting':
      return listSettings();
    case 'setting-value':
      return listSettingValues(before.find((word, at) => at > 0 && !word.startsWith('-')) ?? '');
    case 'alias':
      return listAliases(shell);
    case 'command':
      return listCommands(shell);
    case 'program':
      return [...listCommands(shell), ...listPrograms(shell, prefix)];
    case 'file':
      return listFiles(shell, prefix, 'any');
    case 'directory':
      return listFiles(shell, prefix, 'folders');
    case 'column':
      return ((await command?.load())?.view.columns ?? []).map(({ name }) => ({ value: name }));
  }
}
