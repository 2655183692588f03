/** One option of the program itself, as --help shows it and Tab lists it. */
export interface SessionOption {
  readonly short?: string;
  readonly long: string;
  /** What stands behind it; `attached` goes into the same word: `--color=never`. */
  readonly value?: { readonly shown: string; readonly is: 'next word' | 'attached'; readonly lists: 'namespaces' | 'files' | 'nothing' | readonly string[] };
  readonly summary: string;
}

/** What stands before the first other word; `parseInvocation` reads them. */
export const sessionOptions: readonly SessionOption[] = [
  { short: '-n', long: '--namespace', value: { shown: 'NS', is: 'next word', lists: 'namespaces' }, summary: 'start in this namespace' },
  { short: '-c', long: '--command', value: { shown: 'LINES', is: 'next word', lists: 'nothing' }, summary: 'run these lines; may be given several times' },
  { long: '--from', value: { shown: 'FILE', is: 'next word', lists: 'files' }, summary: 'look at what save wrote, instead of this machine' },
  { short: '-k', long: '--keep-going', summary: 'go on after a failure' },
  { long: '--norc', summary: 'start at the prompt without ~/.config/netnsh/rc' },
  { long: '--color', value: { shown: 'WHEN', is: 'attached', lists: ['always', 'never', 'auto'] }, summary: 'always (without =WHEN too), never or auto' },
  { short: '-h', long: '--help', summary: 'this text; netnsh help COMMAND tells about a command' },
  { short: '-V', long: '--version', summary: 'the version' },
];

/** Those of `netnsh demo` alone. */
export const demoOptions: readonly SessionOption[] = [{ long: '--tour', summary: 'walk through the lab, each step with its result' }];
