import { problemOfTemplate } from './template.ts';

/** One thing that people want differently. What `set`, Tab, help and the man page know of it comes from here. */
export interface Setting {
  readonly name: SettingName;
  /** The words to choose from, or what stands for a text of one's own: `TEXT`. */
  readonly takes: readonly string[] | string;
  readonly usual: string;
  /** The end of the sentence "NAME: …", without a full stop. */
  readonly meaning: string;
  /** What is wrong with a value that is not among words to choose from. */
  readonly problemOf?: (value: string) => string | undefined;
}

export type SettingName = 'theme' | 'prompt' | 'title' | 'took' | 'warning' | 'pager' | 'narrow';

export const settings: readonly Setting[] = [
  { name: 'theme', takes: ['either', 'dark', 'light', 'none'], usual: 'either', meaning: 'colours for a dark or a light background, those that suit either, or none' },
  {
    name: 'prompt',
    takes: 'TEXT',
    usual: '{namespace}{container}{status}{took}> ',
    meaning: 'what stands before the line; {namespace}, {container}, {inode}, {status}, {took}, {folder}, {user} and {machine} are filled in, and those with nothing to say are left out',
    problemOf: problemOfTemplate,
  },
  { name: 'title', takes: 'TEXT', usual: '{namespace} - netnsh', meaning: "the terminal's title, with the same parts as the prompt; off leaves it alone", problemOf: (value) => (value === 'off' ? undefined : problemOfTemplate(value)) },
  { name: 'took', takes: 'SECONDS', usual: '2', meaning: 'how long a line must take before {took} tells it; off never does', problemOf: problemOfSeconds },
  { name: 'warning', takes: ['on', 'off'], usual: 'on', meaning: 'a warning colour for what changes the host, while you are root there' },
  { name: 'pager', takes: ['on', 'off'], usual: 'on', meaning: 'less, or what NETNSH_PAGER or PAGER names, for what is longer than the screen' },
  { name: 'narrow', takes: ['columns', 'records'], usual: 'columns', meaning: 'what a table that is too wide for the terminal becomes: fewer columns, which is said, or a block for each row' },
];

export function findSetting(name: string): Setting | undefined {
  return settings.find((setting) => setting.name === name);
}

/** Why a setting can not have that value; `undefined` where it can. */
export function problemOfValue({ name, takes, problemOf }: Setting, value: string): string | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return `${name} is one line, without control characters`;
  if (typeof takes === 'string') return problemOf?.(value);
  return takes.includes(value) ? undefined : `${name} does not know ${value}`;
}

function problemOfSeconds(value: string): string | undefined {
  return value === 'off' || /^\d{1,6}(\.\d{1,3})?$/.test(value) ? undefined : `${value} is no number of seconds`;
}
