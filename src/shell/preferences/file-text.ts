import { findSetting, problemOfValue, type SettingName } from './settings.ts';

/** What a file of preferences says. */
export interface Kept {
  readonly values: ReadonlyMap<SettingName, string>;
  /** `3: theme does not know purple`, by the number of the line. */
  readonly problems: readonly string[];
}

/** One setting a line: its name, a blank, and the rest of the line as it is. Empty lines and those that begin with # say nothing. */
export function parsePreferences(text: string): Kept {
  const values = new Map<SettingName, string>();
  const problems: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const [, name, value = ''] = settingLine.exec(line) ?? [];
    if (name === undefined) continue;
    const setting = findSetting(name);
    const problem = setting === undefined ? `no setting named ${name}` : problemOfValue(setting, value);
    if (problem !== undefined) problems.push(`${at + 1}: ${problem}`);
    else if (setting !== undefined) values.set(setting.name, value);
  }
  return { values, problems };
}

/** The same text with that setting in it, or without it; all other lines stay as they are. */
export function writePreferences(text: string, name: SettingName, value: string | undefined): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const isOurs = (line: string): boolean => settingLine.exec(line)?.[1] === name;
  const at = lines.findIndex(isOurs);
  const line = value === undefined ? [] : [`${name} ${value}`];
  const others = lines.filter((one) => !isOurs(one));
  const place = at === -1 ? others.length : lines.slice(0, at).filter((one) => !isOurs(one)).length;
  const written = others.toSpliced(place, 0, ...line);
  return written.length === 0 ? '' : `${written.join('\n')}\n`;
}

const settingLine = /^([^#\s]\S*)(?: (.*))?$/;
