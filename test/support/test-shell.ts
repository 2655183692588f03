import { commands } from '../../src/commands/index.ts';
import { ShellError } from '../../src/errors.ts';
import type { Kernel } from '../../src/kernel/port.ts';
import { textOfBytes } from '../../src/model/byte-text.ts';
import type { Canvas } from '../../src/render/canvas.ts';
import { drawPrompt } from '../../src/shell/prompt.ts';
import type { ShellPorts } from '../../src/shell/ports.ts';
import { runScript, type ScriptTerms } from '../../src/shell/script.ts';
import { openShell, type Shell } from '../../src/shell/shell.ts';
import type { Sink } from '../../src/shell/sink.ts';
import type { FakeKernel } from './fake-kernel.ts';
import { theLab } from './the-lab.ts';
import { OWN_PID } from './fake-machine.ts';

/** What one line led to. */
export interface Answer {
  readonly status: number;
  /** On standard output. */
  readonly out: string;
  /** On standard error. */
  readonly err: string;
}

/** A shell over a fake machine, and everything that it wrote. */
export interface TestShell {
  readonly shell: Shell;
  readonly kernel: FakeKernel;
  /** Runs one line as if it were typed, or stood in a script. */
  executeLine(line: string): Promise<Answer>;
  /** Runs several in a row as a script does, until one fails. */
  executeScript(lines: readonly string[], terms?: ScriptTerms): Promise<Answer>;
  /** The prompt that comes next, without colours. */
  prompt(): string;
  /** Both streams together, in the order in which they were written; what was read is not given again. */
  takeScreen(): string;
  /** What `ask` was asked. */
  readonly questions: readonly string[];
}

export interface TestShellOptions extends Partial<Pick<ShellPorts, 'environment' | 'scriptWords' | 'hasInput' | 'isDebugging' | 'pid' | 'directory' | 'saved' | 'browseHistory' | 'chooser' | 'clock' | 'preferences' | 'mayPage' | 'isRoot'>> {
  /** A person sits at a terminal of 100 columns unless stated; a script writes into pipes. */
  readonly as?: 'person' | 'script';
  readonly width?: number;
  /** What the person answers to questions, one after the other; then nothing. */
  readonly answers?: readonly string[];
  readonly history?: readonly string[];
  /** The real kernel, say; then what programs print goes where they send it. */
  readonly kernel?: Kernel;
}

const pipe: Canvas = { width: undefined, height: undefined, color: false, unicode: true, isTerminal: false };
const folders = ['/', '/home', '/home/me', '/home/me/labs', '/tmp', '/usr', '/usr/bin'];

/** Gives a shell in the lab, unless `world` is another one. */
export async function openTestShell(options: TestShellOptions = {}, world: FakeKernel = theLab()): Promise<TestShell> {
  const { as = 'person', width = 100, answers = [], history = [], kernel = world, ...stated } = options;
  const isPerson = as === 'person';
  const canvas: Canvas = isPerson ? { width, height: 40, color: false, unicode: true, isTerminal: true } : pipe;
  const waiting = [...answers];
  const questions: string[] = [];
  const written = { out: '', err: '', screen: '' };
  const write = (stream: 'out' | 'err', text: string): void => {
    written[stream] += text;
    written.screen += text;
  };
  const sink = (stream: 'out' | 'err'): Sink => ({ canvas: () => canvas, write: async (text) => write(stream, text) });
  world.onOutput(write);

  const shell = await openShell({
    kernel,
    commands,
    out: sink('out'),
    err: sink('err'),
    environment: { PATH: '/usr/bin', HOME: '/home/me' },
    directory: '/home/me',
    version: '0.0.0',
    pid: OWN_PID,
    isInteractive: isPerson,
    hasInput: isPerson,
    isDebugging: false,
    scriptWords: [],
    lend: (run) => run(),
    history: () => history,
    readFile: (path) => readFake(path, world),
    createFile: (path) => {
      world.files.set(path, '');
      return { write: async (bytes) => void world.files.set(path, (world.files.get(path) ?? '') + textOfBytes(bytes)), close: async () => {} };
    },
    writeFile: (path, text) => writeFake(path, text, world),
    isDirectory: (path) => folders.includes(path),
    listFolder: (path) => listFake(path, world),
    ...(isPerson && {
      ask: async (question: string) => {
        questions.push(question);
        return waiting.shift();
      },
    }),
    ...stated,
  });

  async function answerOf(work: () => Promise<number>): Promise<Answer> {
    const [out, err] = [written.out.length, written.err.length];
    const status = await work();
    return { status, out: written.out.slice(out), err: written.err.slice(err) };
  }

  return {
    shell,
    kernel: world,
    questions,
    executeLine: (line) => answerOf(() => shell.execute(line)),
    executeScript: (lines, terms = { keepGoing: false }) => answerOf(() => runScript(shell, lines, terms)),
    prompt: () => drawPrompt(shell, { status: shell.status }, canvas),
    takeScreen: () => {
      const { screen } = written;
      written.screen = '';
      return screen;
    },
  };
}

/**
 * What there is to see after one line: both streams together, and `[status N]` where it is not 0. A shell that is given keeps its state for
 * the next line.
 */
export async function see(line: string, at: TestShellOptions | TestShell = {}, world?: FakeKernel): Promise<string> {
  const shell = 'executeLine' in at ? at : await openTestShell(at, world);
  const { status } = await shell.executeLine(line);
  return shell.takeScreen().trimEnd() + (status === 0 ? '' : `\n[status ${status}]`);
}

/** The rows of a command that is asked for JSON. */
export async function seeJson(line: string, world?: FakeKernel): Promise<unknown> {
  const { out } = await (await openTestShell({ as: 'script' }, world)).executeLine(`${line} --json`);
  return JSON.parse(out);
}

function readFake(path: string, { files }: FakeKernel): string {
  const text = files.get(path);
  if (text === undefined) throw new ShellError(`${path} can not be read: no such file or directory (ENOENT)`, { word: path });
  return text;
}

function writeFake(path: string, text: string, { files }: FakeKernel): void {
  const reason = folders.includes(path) ? 'illegal operation on a directory (EISDIR)' : folders.includes(path.replace(/\/[^/]*$/, '') || '/') ? undefined : 'no such file or directory (ENOENT)';
  if (reason !== undefined) throw new ShellError(`${path} can not be written: ${reason}`, { word: path });
  files.set(path, text);
}

function listFake(path: string, { files, programs }: FakeKernel): readonly { readonly name: string; readonly isFolder: boolean }[] {
  const inside = (all: readonly string[]): readonly string[] => all.filter((one) => one !== '/' && one.replace(/\/[^/]*$/, '') === path.replace(/\/$/, ''));
  const nameOf = (one: string): string => one.replace(/^.*\//, '');
  return [
    ...inside(folders).map((folder) => ({ name: nameOf(folder), isFolder: true })),
    ...inside([...files.keys(), ...programs]).map((file) => ({ name: nameOf(file), isFolder: false })),
  ];
}
