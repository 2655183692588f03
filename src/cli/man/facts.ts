type Fact = readonly [name: string, meaning: string];

export const statuses: readonly Fact[] = [
  ['0', 'all went well'],
  ['1', 'a command failed'],
  ['2', 'wrong usage, or a question that nobody is there to answer'],
  ['126', 'the program may not be executed'],
  ['127', 'the program is not there'],
  ['128 + n', 'a signal ended the program; 130 where a person took a line back'],
  ['other', 'the status of the program'],
];

export const environment: readonly Fact[] = [
  ['NETNSH_NAMESPACE, NETNSH_INODE', 'set for every program: the label and the inode number of the namespace that it runs in'],
  ['NETNSH_PAGER, PAGER', 'what shows a result that is longer than the screen; less without them. LESS is FRX unless it is set'],
  ['NETNSH_DEBUG', 'when not empty, a fault of netnsh itself is shown with the place where it happened'],
  ['NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR', 'whether there are colours; --color goes before them'],
  ['XDG_CONFIG_HOME, XDG_STATE_HOME', 'where the files of the user lie; ~/.config and ~/.local/state without them'],
  ['VISUAL, EDITOR', 'what Ctrl-X Ctrl-E opens the line in'],
];

export const files: readonly Fact[] = [
  ['~/.config/netnsh/rc', 'lines that are run at every start at the prompt: aliases, settings, variables'],
  ['~/.config/netnsh/preferences', 'what set has kept: a setting and its value on each line'],
  ['~/.local/state/netnsh/history', 'the lines that were typed, the oldest first'],
  ['/run/netns', 'names of namespaces, as ip-netns(8) keeps them'],
  ['/etc/netns/NAME', 'files that stand in the place of those in /etc for programs in the namespace of that name'],
];
