import type { Command } from '../../commands/define.ts';
import { idioms } from '../../commands/help/idioms.ts';
import { commonOptions } from '../../grammar/common-options.ts';
import type { Argument, Arguments } from '../../grammar/argument.ts';
import { kebab } from '../../grammar/label-words.ts';
import { placeholderOf, usageOf } from '../../grammar/usage.ts';
import { settings } from '../../shell/preferences/settings.ts';
import { demoOptions, sessionOptions, type SessionOption } from '../options.ts';
import { calls, examples, notes } from '../usage.ts';
import { environment, files, statuses } from './facts.ts';
import { bold, item, prose, roff, section, subsection, verbatim } from './roff.ts';

/** netnsh(1), in man(7): all of it is what help, Tab and --help know. */
export function drawManPage(commands: readonly Command[], version: string): string {
  const parts = [
    `.TH NETNSH 1 "" ${bold(`netnsh ${version}`).replace('\\fB', '"').replace('\\fR', '"')} "User Commands"`,
    section('name', 'netnsh \\- an interactive shell for Linux network namespaces'),
    section('synopsis', ...calls.map((call) => `${bold(call)}\n.br`)),
    section(
      'description',
      prose(
        'Its state is the network namespace you are in: cd beijing enters it, as in a file system. Every command then speaks about beijing, and every other program that is typed (ping, ip, tcpdump, vim) runs inside it, on the terminal.',
        ...notes.split('\n\n'),
      ),
    ),
    section('options', ...sessionOptions.map(optionItem), subsection('netnsh demo', ...demoOptions.map(optionItem))),
    section('commands', prose('help COMMAND tells all about one, with columns, examples and what these print.'), ...groupsOf(commands)),
    section('options of every command', ...argumentItems(commonOptions)),
    section('settings', prose('set NAME VALUE changes one; set alone lists them.'), ...settings.map(({ name, takes, usual, meaning }) => item(`${bold(name)} ${roff(typeof takes === 'string' ? takes : takes.join('|'))}`, `${meaning}. Usual: ${usual}`))),
    section('what you know, and what to type here for it', ...idioms.map(({ typed, here, note }) => item(bold(typed), `${here.join('; or ')}${note === undefined ? '' : ` (${note})`}`))),
    section('exit status', ...statuses.map(([status, meaning]) => item(bold(status), meaning))),
    section('environment', ...environment.map(([name, meaning]) => item(bold(name), meaning))),
    section('files', ...files.map(([path, meaning]) => item(`\\fI${roff(path)}\\fR`, meaning))),
    section('examples', ...examples.flatMap(([line, meaning]) => [prose(`${meaning}:`), verbatim(line)])),
    section('see also', `${['ip\\-netns(8)', 'nsenter(1)', 'lsns(8)', 'network_namespaces(7)', 'setns(2)', 'rtnetlink(7)'].map((page) => `\\fB${page.replace('(', '\\fR(')}`).join(',\n')}`),
  ];
  return `${parts.join('\n')}\n`;
}

function optionItem({ short, long, value, summary }: SessionOption): string {
  const shown = value === undefined ? '' : value.is === 'attached' ? `[=${value.shown}]` : ` ${value.shown}`;
  return item(`${short === undefined ? '' : `${bold(short)}, `}${bold(long)}${roff(shown)}`, summary);
}

function groupsOf(commands: readonly Command[]): readonly string[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.map((group) => subsection(group, ...commands.filter((command) => command.group === group).map(drawCommand)));
}

function drawCommand(command: Command): string {
  const { name, summary, description, args } = command;
  const usage = usageOf({ name, args });
  const more = [`${summary}.`, ...(description === undefined ? [] : description.split(/\n+/))].map(roff).join('\n.br\n');
  const items = argumentItems(args);
  const takes = items.length === 0 ? [] : ['.RS', ...items, '.RE'];
  return ['.TP', `${bold(name)}${roff(usage.slice(name.length))}`, more, ...takes].join('\n');
}

function argumentItems(args: Arguments): readonly string[] {
  return Object.entries(args).map(([key, argument]) => item(spell(key, argument), argument.summary));
}

function spell(key: string, argument: Argument): string {
  if (argument.kind === 'positional') return roff(placeholderOf(key, argument));
  const short = argument.short === undefined ? '' : `${bold(`-${argument.short}`)}, `;
  const value = argument.kind === 'flag' ? '' : argument.mayStandAlone === true ? `[=${placeholderOf(key, argument)}]` : ` ${placeholderOf(key, argument)}`;
  return `${short}${bold(`--${kebab(key)}`)}${roff(value)}`;
}
