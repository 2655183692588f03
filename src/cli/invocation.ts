import { UsageError } from '../errors.ts';

/** How netnsh was called. */
export type Invocation =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | SessionInvocation;

export interface SessionInvocation extends SessionOptions {
  readonly kind: 'session';
  readonly lines: readonly string[];
  readonly words: readonly string[];
}

export interface SessionOptions {
  /** `-n`: where to start. */
  readonly namespace: string | undefined;
  /** `--from`: the saved file to look at, in place of this machine. */
  readonly from: string | undefined;
  /** `--norc`: the lines that are usually run at the start are not. */
  readonly withoutRc: boolean;
  readonly keepGoing: boolean;
  readonly color: 'always' | 'never' | 'auto';
  /** Words behind `--` are a program, whatever its name. */
  readonly isProgram: boolean;
}

/**
 * Options stand before the first other word; all words from there on belong to the command, program or script. `lines` are those of
 * `-c`.
 * @throws UsageError for an unknown option or a missing value.
 */
export function parseInvocation(words: readonly string[]): Invocation {
  const lines: string[] = [];
  let namespace: string | undefined;
  let from: string | undefined;
  let keepGoing = false;
  let withoutRc = false;
  let color: SessionOptions['color'] = 'auto';
  let at = 0;

  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-' || word === '--') break;
    const [, name = word, attached] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const value = (): string => {
      if (attached !== undefined) return attached;
      at += 1;
      return words[at] ?? missing(name);
    };
    if (attached !== undefined && plainOptions.includes(name)) throw new UsageError(`${name} takes no value`, { word, hint: `${name} alone is enough` });
    if (name === '-h' || name === '--help') return { kind: 'help' };
    if (name === '-V' || name === '--version') return { kind: 'version' };
    if (name === '-c' || name === '--command') lines.push(value());
    else if (name === '-n' || name === '--namespace') namespace = value();
    else if (name === '--from') from = value();
    else if (name === '-k' || name === '--keep-going') keepGoing = true;
    else if (name === '--norc') withoutRc = true;
    else if (name === '--color') color = parseColor(attached ?? 'always');
    else throw new UsageError(`unknown option ${name}`, { word: name, hint: 'netnsh --help lists the options; those of a command stand behind its name' });
  }

  const isProgram = words[at] === '--';
  const rest = words.slice(isProgram ? at + 1 : at);
  if (isProgram && rest.length === 0) throw new UsageError('no program behind --', { hint: 'netnsh -n NS -- ping -c 1 10.0.0.2' });
  if (lines.length > 0 && rest.length > 0) throw new UsageError(`-c and ${rest[0]} contradict each other`, { word: rest[0], hint: '-c may be given several times' });
  return { kind: 'session', lines, words: rest, namespace, from, withoutRc, keepGoing, color, isProgram };
}

const plainOptions: readonly string[] = ['--help', '--version', '--keep-going', '--norc'];

function missing(option: string): never {
  throw new UsageError(`${option} needs a value`, { word: option, hint: 'netnsh --help' });
}

function parseColor(word: string): SessionOptions['color'] {
  if (word === 'always' || word === 'never' || word === 'auto') return word;
  throw new UsageError(`--color takes always, never or auto, not ${word}`, { word });
}
