import { resolve } from 'node:path';
import { CancelledError, ShellError } from '../errors.ts';
import type { OpenFile, Session } from '../commands/scope.ts';
import { surveyNamespaces, type Place } from '../commands/survey.ts';
import type { Snapshot } from '../discover/snapshot.ts';
import type { Namespace, Target } from '../model/namespace.ts';
import { parseLine, type Line } from '../grammar/line.ts';
import type { Origin } from '../render/problem.ts';
import { drawExpansion } from '../render/expansion.ts';
import { drawProse } from '../render/wrap.ts';
import { Aliases } from './aliases.ts';
import { Memory } from './completion/memory.ts';
import { Location } from './location.ts';
import type { ShellPorts } from './ports.ts';
import { Preferences } from './preferences/preferences.ts';
import { reportProblem } from './steps/report-problem.ts';
import { runSteps } from './steps/run-steps.ts';
import { linesOf, runScript } from './script.ts';
import { createProgress } from './steps/progress.ts';
import { createStage, findOnStage } from './steps/stage.ts';
import { Variables } from './variables.ts';

/** Nobody nests files so deep on purpose. */
const DEEPEST_SOURCE = 10;

/** A living shell: where it is, and what a line does to it. It has no input or output of its own. */
export class Shell implements Session {
  readonly ports: ShellPorts;
  readonly location: Location;
  readonly aliases = new Aliases();
  /** What Tab has read; a line that is carried out may change all of it. */
  readonly memory = new Memory(() => this.survey());
  readonly variables: Variables;
  readonly preferences: Preferences;
  #directory: string;
  #status = 0;
  #endedBy: NodeJS.Signals | undefined;
  #leaving: { readonly status: number } | undefined;
  #origin: Origin | undefined;
  #running = new AbortController();
  #sourced = 0;

  constructor(ports: ShellPorts, home: Namespace) {
    this.ports = ports;
    this.location = new Location(ports.kernel, home);
    this.variables = new Variables(ports.environment);
    this.preferences = ports.preferences ?? new Preferences(undefined);
    this.#directory = ports.directory;
  }

  /** The status of the last line. */
  get status(): number {
    return this.#status;
  }

  /** The signal that ended the last program, if one did. */
  get endedBy(): NodeJS.Signals | undefined {
    return this.#endedBy;
  }

  /** Set once `exit` was called: with which status to leave. */
  get leaving(): { readonly status: number } | undefined {
    return this.#leaving;
  }

  /** Where the line that runs stands, if it is one of a script. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  /** Does what a line asks for, says what went wrong, and gives the status. Never rejects. `origin` is for a line of a script. */
  async execute(text: string, origin?: Origin): Promise<number> {
    const outer = this.#origin; // a line that says `source` runs others, and goes on
    this.#origin = origin;
    const status = await this.#guard(text, async () => {
      const line = this.understand(text);
      if (line.text !== text) await this.#showExpansion(line.text);
      return await runSteps(this, line, this.#running.signal);
    });
    this.#origin = outer;
    this.memory.age();
    return status;
  }

  /** What a line asks for, its aliases replaced. Throws a UsageError where it is wrong. */
  understand(text: string): Line {
    const isCommand = (name: string): boolean => this.ports.commands.some((command) => command.name === name);
    return parseLine(this.aliases.expand(text), isCommand, this.ports.scriptWords);
  }

  /** Goes to where it is to start. Rejects when it can not. */
  async goTo(operand: string): Promise<void> {
    const stage = createStage(this, operand, this.#running.signal);
    const progress = createProgress(stage, `looking for ${operand}`);
    await this.enter(await findOnStage(operand, stage, progress).finally(progress.end));
  }

  /** Ctrl-C while one of our own commands runs. */
  interrupt(): void {
    this.#running.abort(new CancelledError());
  }

  get place(): Place {
    const { home, here, previous } = this.location;
    return { kernel: this.ports.kernel, home, here, previous };
  }

  /** All namespaces as they are now. */
  async survey(): Promise<Snapshot> {
    return this.ports.saved?.snapshot ?? (await surveyNamespaces(this.place));
  }

  /** Says so when the current namespace was deleted since the last line. */
  async noticeLoss(): Promise<void> {
    await this.#guard(undefined, async () => {
      const loss = await this.location.checkForLoss(() => this.survey());
      if (loss !== undefined) await this.ports.err.write(`${drawProse(loss, this.ports.err.canvas())}\n`);
      return this.#status;
    });
  }

  /** Absolute, by the working folder; `~` is home. */
  resolvePath(path: string): string {
    const home = this.variables.get('HOME');
    return resolve(this.#directory, home === undefined ? path : path.replace(/^~(?=\/|$)/, home));
  }

  noteEnd(signal: NodeJS.Signals | undefined): void {
    this.#endedBy = signal;
  }

  close(): void {
    this.location.leave();
  }

  // What commands may do to it:

  get pid(): number {
    return this.ports.pid;
  }

  get previous(): Namespace | undefined {
    return this.location.previous;
  }

  get version(): string {
    return this.ports.version;
  }

  get isRunningFile(): boolean {
    return this.#origin !== undefined;
  }

  get directory(): string {
    return this.#directory;
  }

  get history(): readonly string[] {
    return this.ports.history();
  }

  get browseHistory(): (() => void) | undefined {
    return this.isRunningFile ? undefined : this.ports.browseHistory;
  }

  async enter(namespace: Namespace): Promise<void> {
    await this.location.enter(namespace);
  }

  readFile(path: string): string {
    return this.ports.readFile(this.resolvePath(path));
  }

  createFile(path: string): OpenFile {
    return this.ports.createFile(this.resolvePath(path));
  }

  writeFile(path: string, text: string, rights: 'private' | 'usual'): void {
    this.ports.writeFile(this.resolvePath(path), text, rights);
  }

  isDirectory(path: string): boolean {
    return this.ports.isDirectory(this.resolvePath(path));
  }

  changeDirectory(path: string): void {
    if (!this.isDirectory(path)) throw new ShellError(`no folder ${path}`, { word: path, hint: 'chdir alone prints where you are' });
    this.#directory = this.resolvePath(path);
  }

  async source(path: string): Promise<number> {
    if (this.#sourced >= DEEPEST_SOURCE) throw new ShellError(`${DEEPEST_SOURCE} files source one another in a circle`, { word: path, hint: `take source ${path} out of one of them` });
    this.#sourced += 1;
    try {
      return await runScript(this, linesOf(this.#readTyped(path)), { keepGoing: false, file: path });
    } finally {
      this.#sourced -= 1;
    }
  }

  /** The path as it was typed is what an error points at. */
  #readTyped(path: string): string {
    try {
      return this.readFile(path);
    } catch (error) {
      throw error instanceof ShellError ? new ShellError(error.message, { word: path, cause: error }) : error;
    }
  }

  leave(status: number | undefined): void {
    this.#leaving = { status: status ?? this.#status };
  }

  async lookupProgram(name: string): Promise<string | undefined> {
    const place = { path: this.variables.get('PATH') ?? '', directory: this.#directory };
    const found = await this.ports.kernel.lookupProgram(name, place);
    return found?.isExecutable === true ? found.path : undefined;
  }

  /** A person sees what an alias made of the line. */
  async #showExpansion(text: string): Promise<void> {
    const { err, isInteractive } = this.ports;
    if (isInteractive && this.#origin === undefined) await err.write(`${drawExpansion(text, err.canvas())}\n`);
  }

  async #guard(line: string | undefined, work: () => Promise<number>): Promise<number> {
    this.#running = new AbortController();
    this.#endedBy = undefined;
    try {
      this.#status = await work();
    } catch (error) {
      this.#status = await reportProblem(error, { line }, this, this.ports.err);
    }
    return this.#status;
  }
}

/** A shell that stands in the namespace in which the process was started. */
export async function openShell(ports: ShellPorts): Promise<Shell> {
  return new Shell(ports, homeNamespace(await ports.kernel.readOwnNamespace()));
}

function homeNamespace({ id, ways }: Target): Namespace {
  return { id, ways, label: 'host', names: [], owners: [], paths: [], sources: ['self'], pids: [], representative: undefined, isHome: true };
}
