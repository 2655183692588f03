import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PreferenceFile } from '../shell/preferences/preferences.ts';
import { readFile } from './read-file.ts';
import { writeOwned } from './write-owned.ts';

/** Where a file of ours lies in the user's folder of settings (XDG Base Directory Specification). */
export function configPath(name: string, environment: Readonly<Record<string, string | undefined>>): string {
  const folder = environment['XDG_CONFIG_HOME'];
  return join(folder === undefined || !folder.startsWith('/') ? join(homedir(), '.config') : folder, 'netnsh', name);
}

export function preferenceFile(environment: Readonly<Record<string, string | undefined>>): PreferenceFile {
  const path = configPath('preferences', environment);
  return {
    path,
    read: () => (existsSync(path) ? readFile(path) : undefined),
    write: (text) => writeOwned(path, text),
  };
}
