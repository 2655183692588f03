/** What a command takes, as data. Parsing, help, completion and the completion files all read it. */
export type Argument = Positional | Option | Flag;

interface Described {
  /** One line, for help and for the Tab list. */
  readonly summary: string;
}

export interface Positional extends Described {
  readonly kind: 'positional';
  readonly optional?: true;
  /** Takes all words that are left, at least one unless optional. */
  readonly many?: true;
  /** Takes all words that are left as they are, options too: `command ls -l`. */
  readonly verbatim?: true;
  /** Takes the words behind `--`, and none before; the others end there: `capture eth0 -- icmp`. */
  readonly behindDashes?: true;
  readonly choices?: readonly string[];
  /** A `?` alone in its place is no question for help: it asks for a list to choose from. */
  readonly isChosen?: true;
  /** What may stand here; the shell knows how to list each. */
  readonly complete?: CompletionKind;
  /** How usage writes it, when its name in capitals would not do: `NS`. */
  readonly shown?: string;
}

export interface Option extends Described {
  readonly kind: 'option';
  readonly short?: string;
  /** Several values, joined with commas. */
  readonly several?: true;
  /** Needs no value, and then has an empty one; a value stands in the same word: `--dot=FILE`. */
  readonly mayStandAlone?: true;
  readonly choices?: readonly string[];
  readonly complete?: CompletionKind;
  readonly shown?: string;
}

export interface Flag extends Described {
  readonly kind: 'flag';
  readonly short?: string;
}

/** Kinds of things that Tab can list. */
export type CompletionKind = 'namespace' | 'namespace-or-pid' | 'resolvable' | 'capture-source' | 'path-end' | 'search' | 'link' | 'port' | 'pid' | 'command' | 'program' | 'file' | 'directory' | 'column' | 'address' | 'destination' | 'table' | 'rule-table' | 'chain' | 'alias' | 'setting' | 'setting-value' | 'help';

export type Arguments = Readonly<Record<string, Argument>>;

/** What `run` gets: a string, a list of strings or a boolean for each argument, by its definition. */
export type Values<A extends Arguments> = { readonly [K in keyof A]: ValueOf<A[K]> };

type ValueOf<A extends Argument> = A extends Flag
  ? boolean
  : A extends Option
    ? (A extends { readonly several: true } ? readonly ChoiceOf<A>[] : ChoiceOf<A>) | undefined
    : A extends { readonly many: true } | { readonly verbatim: true } | { readonly behindDashes: true }
      ? readonly ChoiceOf<A>[]
      : A extends { readonly optional: true }
        ? ChoiceOf<A> | undefined
        : ChoiceOf<A>;

type ChoiceOf<A> = A extends { readonly choices: readonly (infer C)[] } ? C : string;

/** What the grammar needs to know of a command. */
export interface CommandShape {
  readonly name: string;
  readonly args: Arguments;
}
