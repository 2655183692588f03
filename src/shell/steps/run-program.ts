import { ShellError } from '../../errors.ts';
import { suggest } from '../../grammar/suggest.ts';
import type { Program, ProgramEnd, ProgramOutput } from '../../kernel/program.ts';
import { etcNameOf } from '../../model/named-path.ts';
import { readOnly } from '../../model/state/saved-from.ts';
import type { SavedMachine } from '../ports.ts';
import type { Stage } from './stage.ts';
import { explainUnknownToSh } from './unknown-to-sh.ts';

type Words = readonly string[];

/** Runs a program in the stage's namespace, on the real terminal; gives its status. */
export async function runProgram(words: Words, stage: Stage): Promise<number> {
  const { shell } = stage;
  const program = await prepare(words, stage, shell.ports.hasInput ? 'terminal' : 'nothing');
  return note(await shell.ports.lend(() => shell.ports.kernel.run(stage.here, program)), stage);
}

/** A text for `sh`, such as a pipe or a redirection. */
export async function runShellText(text: string, stage: Stage): Promise<number> {
  const status = await runProgram(['sh', '-c', withStatus(text, stage), ...stage.shell.ports.scriptWords], stage);
  await explainUnknownToSh(text, stage);
  return status;
}

/** Each line is a sh of its own; `$?` is the status of our last line all the same. */
function withStatus(text: string, { shell }: Stage): string {
  return shell.status !== 0 && text.includes('$?') ? `(exit ${shell.status})\n${text}` : text;
}

/** The same, reading what one of our own commands printed. */
export async function feedShellText(text: string, input: string, stage: Stage): Promise<number> {
  return await feed(text, { text: input }, stage);
}

/** The same, while it is being printed. */
export async function feedShellStream(text: string, stream: AsyncIterable<string>, stage: Stage): Promise<number> {
  return await feed(text, { stream }, stage);
}

async function feed(text: string, input: Program['input'], stage: Stage): Promise<number> {
  const { shell } = stage;
  const program = await prepare(['sh', '-c', text, ...shell.ports.scriptWords], stage, input);
  const status = note(await shell.ports.lend(() => shell.ports.kernel.run(stage.here, program)), stage);
  await explainUnknownToSh(text, stage);
  return status;
}

/** A pager, as `sh` understands it; less gets colours, keeps what it showed on the screen, and ends by itself where all fits. */
export async function runPager(command: string, text: string, stage: Stage): Promise<void> {
  const { shell } = stage;
  const program = await prepare(['sh', '-c', command], stage, { text });
  await shell.ports.lend(() => shell.ports.kernel.run(stage.here, { ...program, environment: { LESS: 'FRX', ...program.environment } }));
}

/** Runs a program without the terminal and collects what it prints. */
export async function captureProgram(words: Words, stage: Stage, input: Program['input'] = 'nothing'): Promise<ProgramOutput> {
  return await stage.shell.ports.kernel.capture(stage.here, { ...(await prepare(words, stage, input)), signal: stage.signal });
}

function note(end: ProgramEnd, { shell }: Stage): number {
  shell.noteEnd(end.signal);
  return end.status;
}

async function prepare(words: Words, stage: Stage, input: Program['input']): Promise<Program> {
  const { here, shell, err } = stage;
  const [name = '', ...rest] = words;
  return {
    file: await findProgram(name, stage),
    words: [name, ...rest],
    directory: shell.directory,
    environment: { ...shell.variables.all, NETNSH_NAMESPACE: here.label, NETNSH_INODE: String(here.id.inode) },
    etcName: etcNameOf(here.paths),
    input,
    onNotice: (text) => void err.write(`netnsh: ${text}\n`),
  };
}

/** We look it up ourselves, so that a missing program is 127 and never an error of something in between. */
async function findProgram(name: string, { shell }: Stage): Promise<string> {
  const { kernel, commands, saved } = shell.ports;
  if (saved !== undefined) throw refuseProgram(name, suggest(name, commands.map((command) => command.name)), saved);
  const found = await kernel.lookupProgram(name, { path: shell.variables.get('PATH') ?? '', directory: shell.directory });
  if (found?.isExecutable === true) return found.path;
  if (found !== undefined) throw new ShellError(`${found.path} is not executable`, { word: name, status: 126, hint: `chmod +x ${found.path}` });
  if (name.includes('/') && shell.isDirectory(name)) throw new ShellError(`${name} is a folder`, { word: name, status: 126, hint: `chdir ${name} makes it the working folder` });
  const names = commands.map((command) => command.name);
  if (names.includes(name)) throw new ShellError(`no program named ${name}`, { word: name, status: 127, hint: `${name} without ^ or "command" is the command of netnsh` });
  const near = suggest(name, names);
  throw new ShellError(`no command and no program named ${name}`, {
    word: name,
    status: 127,
    hint: hintFor(name, near),
  });
}

/** Here is no machine on which it could run; but a command may have been meant. */
function refuseProgram(name: string, near: readonly string[], { from }: SavedMachine): ShellError {
  const hint = name === 'sh' ? 'pipe netnsh itself: netnsh --from FILE -c LINES | less' : near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'programs run where netnsh is started without --from';
  return readOnly(name === 'sh' ? 'no program can be run' : `${name} can not be run`, from, { word: name, status: 126, hint });
}

function hintFor(name: string, near: readonly string[]): string {
  const known = packageHints.get(name); // dig is no slip of the hand for dns
  if (known !== undefined) return known;
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  if (name === 'export') return 'export NAME=VALUE, or NAME=VALUE, sets a variable; env lists them';
  if (ofShells.has(name)) return `${name} belongs to a shell; bash opens one in here`;
  return 'help lists the commands of netnsh';
}

/** What hands that know bash type, and what would last no longer than the shell that is started for it. */
const ofShells: ReadonlySet<string> = new Set(['declare', 'ulimit', 'umask', 'type', 'jobs', 'fg', 'bg', 'wait', 'trap', 'eval', 'exec', '.', 'pushd', 'popd']);

/** What people try first in a namespace, and where Debian has it. */
const packageHints: ReadonlyMap<string, string> = new Map(
  [
    ['ping', 'iputils-ping'],
    ['ip', 'iproute2'],
    ['ss', 'iproute2'],
    ['bridge', 'iproute2'],
    ['tc', 'iproute2'],
    ['tcpdump', 'tcpdump'],
    ['traceroute', 'traceroute'],
    ['nft', 'nftables'],
    ['iptables', 'iptables'],
    ['brctl', 'bridge-utils'],
    ['ethtool', 'ethtool'],
    ['curl', 'curl'],
    ['nc', 'netcat-openbsd'],
    ['dig', 'dnsutils'],
  ].map(([program = '', name = '']) => [program, `on Debian: apt-get install ${name}`]),
);
