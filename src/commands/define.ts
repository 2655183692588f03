import type { Arguments, Values } from '../grammar/argument.ts';
import type { View } from '../render/view.ts';
import type { Scope, Session } from './scope.ts';

/** One line that works as it stands in the lab (`netnsh demo`), and that the tests execute. */
export interface Example {
  readonly line: string;
  /** What one gets, as the end of the sentence "this shows …". */
  readonly shows: string;
}

export type Group = 'move' | 'look at a namespace' | 'look at processes' | 'see the wiring' | 'see change' | 'change things' | 'run things' | 'the shell';

/**
 * A command says what it is and what it takes: enough for help, Tab and to read a line. How it is carried out is its body, which may stand
 * in a file of its own (`load: () => import('./links/body.ts')`), to be read when somebody types the command: a start pays for no command
 * but the one that is run.
 */
export type CommandDefinition<A extends Arguments, Row> = Described<A> &
  (
    | ({ readonly shape: 'show' | 'act' } & (RowsBody<A, Row> | Late<RowsBody<A, Row>>))
    | ({ readonly shape: 'watch' } & (WatchBody<A, Row> | Late<WatchBody<A, Row>>))
  );

interface Described<A extends Arguments> {
  readonly name: string;
  readonly group: Group;
  /** One line, capital letter, no full stop. */
  readonly summary: string;
  /** Paragraphs for `help NAME`, where one line is not enough. */
  readonly description?: string;
  readonly args: A;
  readonly examples: readonly Example[];
}

interface Late<Body> {
  readonly load: () => Promise<Body>;
}

/**
 * It returns rows and says how they look; it never prints, formats or spawns. `show` only looks. `act` changes something, and its rows
 * say what changed.
 */
export interface RowsBody<A extends Arguments, Row> {
  readonly view: View<Row>;
  /** The exit status that rows mean which are no failure of the command: 1 for a packet that does not arrive. 0 without it. */
  readonly status?: (rows: readonly Row[]) => number;
  /** What it does at the prompt in place of showing rows, unless they are asked for in some form. False where it does nothing. */
  readonly atPrompt?: (values: Values<A>, session: Session) => boolean;
  run(values: Values<A>, scope: Scope): Promise<readonly Row[]>;
}

/** `watch` gives rows one by one as they come to be, until `scope.signal` ends it or there are no more; each is written at once. */
export interface WatchBody<A extends Arguments, Row> {
  readonly view: View<Row>;
  /** Where it writes bytes itself (`scope.write`): no text of ours may come between, not even column names. */
  readonly writesBytes?: (values: Values<A>) => boolean;
  run(values: Values<A>, scope: Scope): AsyncIterable<Row>;
}

/** A command whose types are closed over: what registry, help, completion and the shell work with. */
export type Command = RowsCommand | WatchCommand;

export interface RowsCommand extends Described<Arguments> {
  readonly shape: 'show' | 'act';
  readonly load: () => Promise<LoadedRows>;
}

export interface WatchCommand extends Described<Arguments> {
  readonly shape: 'watch';
  readonly load: () => Promise<LoadedWatch>;
}

export interface LoadedRows extends Omit<RowsBody<Arguments, never>, 'run'> {
  run(values: Values<Arguments>, scope: Scope): Promise<readonly unknown[]>;
}

export interface LoadedWatch extends Omit<WatchBody<Arguments, never>, 'run'> {
  run(values: Values<Arguments>, scope: Scope): AsyncIterable<unknown>;
}

/** Gives `run` its argument types and checks that the view fits the rows. */
export function defineCommand<const A extends Arguments, Row extends object>(definition: CommandDefinition<A, Row>): Command {
  const command = 'load' in definition ? definition : { ...definition, load: () => Promise.resolve(definition) };
  return command as unknown as Command; // `Row` and `A` are private to the definition: its own view draws its own rows
}

/** Arguments that a body in another file has the types of: `Values<typeof linksArguments>`. */
export function defineArguments<const A extends Arguments>(args: A): A {
  return args;
}
