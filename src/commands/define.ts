import type { Arguments, Values } from '../grammar/argument.ts';
import type { View } from '../render/view.ts';
import type { Scope } from './scope.ts';

/** One line that works as it stands in the lab (`netnsh demo`), and that the tests execute. */
export interface Example {
  readonly line: string;
  /** What one gets, as the end of the sentence "this shows …". */
  readonly shows: string;
}

export type Group = 'move' | 'look at a namespace' | 'look at processes' | 'see the wiring' | 'change things' | 'run things' | 'the shell';

/**
 * A command says what it is, what it takes and how its rows look, and returns those rows. It never prints, formats or spawns.
 * `show` only looks. `act` changes something, and its rows say what changed.
 */
export interface CommandDefinition<A extends Arguments, Row> {
  readonly name: string;
  readonly group: Group;
  readonly shape: 'show' | 'act';
  /** One line, capital letter, no full stop. */
  readonly summary: string;
  /** Paragraphs for `help NAME`, where one line is not enough. */
  readonly description?: string;
  readonly args: A;
  readonly examples: readonly Example[];
  readonly view: View<Row>;
  /** The exit status that rows mean which are no failure of the command: 1 for a packet that does not arrive. 0 without it. */
  readonly status?: (rows: readonly Row[]) => number;
  run(values: Values<A>, scope: Scope): Promise<readonly Row[]>;
}

/** A command whose types are closed over: what registry, help, completion and the shell work with. */
export interface Command {
  readonly name: string;
  readonly group: Group;
  readonly shape: 'show' | 'act';
  readonly summary: string;
  readonly description?: string;
  readonly args: Arguments;
  readonly examples: readonly Example[];
  readonly view: View<never>;
  readonly status?: (rows: readonly never[]) => number;
  run(values: Values<Arguments>, scope: Scope): Promise<readonly unknown[]>;
}

/** Gives `run` its argument types and checks that the view fits the rows. */
export function defineCommand<const A extends Arguments, Row extends object>(definition: CommandDefinition<A, Row>): Command {
  return definition as unknown as Command; // `Row` and `A` are private to the definition: its own view draws its own rows
}
