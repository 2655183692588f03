import { shareOperands } from '../../commands/routes/destination.ts';
import { findOperand } from '../../commands/survey.ts';
import type { Part, UnderCursor } from '../../grammar/cursor.ts';
import { labelWords, positionalsOf } from '../../grammar/label-words.ts';
import type { Word } from '../../grammar/word.ts';
import type { Namespace } from '../../model/namespace.ts';
import { parseEnd } from '../../model/path/end-operand.ts';
import type { Shell } from '../shell.ts';

/** What Tab is asked: which part of the line, and in which namespace the command will take place. */
export interface Question {
  readonly shell: Shell;
  readonly part: Part;
  readonly prefix: string;
  /** The words before it that belong to the same command, its name first. */
  readonly before: readonly string[];
  readonly here: Here;
}

/** Looked up only where it matters. */
export type Here = () => Promise<Namespace>;

export function askAbout({ part, prefix, before, elsewhere }: UnderCursor, shell: Shell): Question {
  const here = async (): Promise<Namespace> => {
    const named = operandOf(part, before) ?? (elsewhere === 'all' ? undefined : elsewhere);
    return named === undefined ? shell.location.here : await findOperand(named, await shell.memory.survey(), shell.place);
  };
  return { shell, part, prefix, before: before.map(({ text }) => text), here };
}

/** The namespace that the command itself names: `addrs beijing --link …`. */
function operandOf(part: Part, [, ...words]: readonly Word[]): string | undefined {
  if (part.kind !== 'value' && part.kind !== 'operand') return undefined;
  const at = positionalsOf(part.command.args).findIndex(({ key }) => key === 'namespace');
  const operands = labelWords(part.command.args, words).flatMap((label) => (label.kind === 'operand' ? [label.word.text] : []));
  const first = positionalsOf(part.command.args)[0]?.positional.complete;
  // Of a way, ports are those of its end, and addresses those of its beginning.
  if (first === 'path-end') return part.kind === 'value' && part.option.complete === 'port' ? namespaceOf(operands.at(-1)) : namespaceOf(operands.length > 1 ? operands[0] : undefined);
  if (at > 0 && first === 'destination') return shareOperands(operands).namespace;
  return at === -1 ? undefined : operands[at];
}

function namespaceOf(end: string | undefined): string | undefined {
  return end === undefined ? undefined : parseEnd(end).namespace;
}
