import type { Arguments, Values } from '../grammar/argument.ts';
import type { View } from '../render/view.ts';
import type { Scope } from './scope.ts';

/** One line that works as it stands in the lab (`netnsh demo`), and that the tests execute. */
export interface Example {
  readonly line: string;
  /** What one gets, as the end of the sentence "this shows …". */
  readonly shows: string;
}

export type Group = 'move' | 'look at a namespace' | 'look at processes' | 'see the wiring' | 'see change' | 'change things' | 'run things' | 'the shell';

/**
 * A command says what it is, what it takes and how its rows look, and returns those rows. It never prints, formats or spawns.
 * `show` only looks. `act` changes something, and its rows say what changed. `watch` gives rows one by one as they come to be, until
 * `scope.signal` ends it or there are no more; each is written at once.
 */
export type CommandDefinition<A extends Arguments, Row> = Described<A, Row> &
  (
    | { readonly shape: 'show' | 'act'; run(values: Values<A>, scope: Scope): Promise<readonly Row[]> }
    | {
        readonly shape: 'watch';
        /** Where it writes bytes itself (`scope.write`): no text of ours may come between, not even column names. */
        readonly writesBytes?: (values: Values<A>) => boolean;
        run(values: Values<A>, scope: Scope): AsyncIterable<Row>;
      }
  );

interface Described<A extends Arguments, Row> {
  readonly name: string;
  readonly group: Group;
  /** One line, capital letter, no full stop. */
  readonly summary: string;
  /** Paragraphs for `help NAME`, where one line is not enough. */
  readonly description?: string;
  readonly args: A;
  readonly examples: readonly Example[];
  readonly view: View<Row>;
  /** The exit status that rows mean which are no failure of the command: 1 for a packet that does not arrive. 0 without it. */
  readonly status?: (rows: readonly Row[]) => number;
}

/** A command whose types are closed over: what registry, help, completion and the shell work with. */
export type Command = RowsCommand | WatchCommand;

export interface RowsCommand extends Described<Arguments, never> {
  readonly shape: 'show' | 'act';
  run(values: Values<Arguments>, scope: Scope): Promise<readonly unknown[]>;
}

export interface WatchCommand extends Described<Arguments, never> {
  readonly shape: 'watch';
  readonly writesBytes?: (values: Values<Arguments>) => boolean;
  run(values: Values<Arguments>, scope: Scope): AsyncIterable<unknown>;
}

/** Gives `run` its argument types and checks that the view fits the rows. */
export function defineCommand<const A extends Arguments, Row extends object>(definition: CommandDefinition<A, Row>): Command {
  return definition as unknown as Command; // `Row` and `A` are private to the definition: its own view draws its own rows
}
