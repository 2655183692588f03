import type { PreferenceRow } from '../../commands/scope.ts';
import { ShellError, UsageError } from '../../errors.ts';
import { suggest } from '../../grammar/suggest.ts';
import { parsePreferences, writePreferences, type Kept } from './file-text.ts';
import { findSetting, problemOfValue, settings, type Setting, type SettingName } from './settings.ts';

/** Where preferences are kept from one netnsh to the next. */
export interface PreferenceFile {
  /** As people name it. */
  readonly path: string;
  /** `undefined` where there is none. */
  read(): string | undefined;
  write(text: string): void;
}

/** What people want differently: read from a file when it is first asked for, and kept there when they say so. */
export class Preferences {
  readonly #file: PreferenceFile | undefined;
  readonly #ofSession = new Map<SettingName, string>();
  #kept: Kept | undefined;

  constructor(file: PreferenceFile | undefined) {
    this.#file = file;
  }

  value(name: SettingName): string {
    const setting = find(name);
    return this.#ofSession.get(name) ?? this.#ofFile(setting) ?? setting.usual;
  }

  rows(name?: string): readonly PreferenceRow[] {
    const wanted = name === undefined ? settings : [find(name)];
    return wanted.map((setting) => {
      const { name: own, takes, usual, meaning } = setting;
      const from = this.#ofSession.has(own) ? 'session' : this.#ofFile(setting) === undefined ? 'usual' : 'file';
      return { name: own, value: this.value(own), takes: typeof takes === 'string' ? [takes] : takes, usual, from, meaning };
    });
  }

  /** From now on; and where it is to be kept, in every netnsh that starts. `usual` as a value goes back to what is usual. */
  set(name: string, value: string, isKept: boolean): void {
    const setting = find(name);
    const problem = value === 'usual' ? undefined : problemOfValue(setting, value);
    if (problem !== undefined) throw new UsageError(problem, { word: value, hint: hintFor(setting) });
    const meant = value === 'usual' ? setting.usual : value;
    if (!isKept) return void this.#ofSession.set(setting.name, meant);
    this.#keep(setting, value === 'usual' ? undefined : value);
    this.#ofSession.delete(setting.name);
  }

  /** Lines of the file that say nothing we know; they are left out, and stay where they are. */
  get problems(): readonly string[] {
    const { path = '' } = this.#file ?? {};
    return this.#read().problems.map((problem) => `${path}:${problem}`);
  }

  #ofFile({ name }: Setting): string | undefined {
    return this.#read().values.get(name);
  }

  #read(): Kept {
    return (this.#kept ??= parsePreferences(this.#textOfFile()));
  }

  /** Without rights to read it there is none. */
  #textOfFile(): string {
    try {
      return this.#file?.read() ?? '';
    } catch (error) {
      if (error instanceof ShellError) return '';
      throw error;
    }
  }

  /** What other shells have kept meanwhile stays. */
  #keep({ name }: Setting, value: string | undefined): void {
    if (this.#file === undefined) throw new ShellError('preferences can not be kept: there is no home directory', { hint: `set --session ${name} …` });
    const text = writePreferences(this.#file.read() ?? '', name, value);
    this.#file.write(text);
    this.#kept = parsePreferences(text);
  }
}

function find(name: string): Setting {
  const setting = findSetting(name);
  if (setting !== undefined) return setting;
  const near = suggest(name, settings.map((one) => one.name));
  throw new UsageError(`no setting named ${name}`, { word: name, hint: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'set lists all' });
}

function hintFor({ name, takes, usual }: Setting): string {
  return typeof takes === 'string' ? `set ${name} ${/[ {]/.test(usual) ? `'${usual}'` : usual}` : `one of ${takes.join(', ')}`;
}
