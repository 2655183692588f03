import { UsageError } from '../errors.ts';
import { assignStep } from './assign-step.ts';
import { commandStep, isHelp, refuseLive } from './command-step.ts';
import { giveParameters } from './parameters.ts';
import { isAssignment, isJson } from './place.ts';
import { plainWord, programStep, shellStep } from './program-step.ts';
import { isUnfinished, refuseTornDocument, splitSegments, type Segment } from './segments.ts';
import type { ElsewhereStep, Step } from './step.ts';
import { tokenize, type Token, type WordToken } from './tokens.ts';
import { refuseUnclosed } from './unclosed.ts';

export type { AssignStep, CommandStep, ElsewhereStep, HelpStep, ProgramStep, ShellStep, Step } from './step.ts';

export interface Line {
  /** As it was typed; all spans point into it. */
  readonly text: string;
  /** In the order in which they run; empty for a blank line or a comment. */
  readonly steps: readonly Step[];
}

/** Says whether a word is one of our own commands. */
export type IsCommand = (name: string) => boolean;

/**
 * What a line asks for. Where none of our own commands, `@NS`, `^program` or `?` takes part, the whole line is one step: a program if
 * no character in it needs a shell, else a text for `sh`. Otherwise, and where it only sets variables, each command of the list is a step of its own. `given` are `$0`, `$1`
 * and so on of a script. Throws a UsageError whose span says where the line is wrong.
 */
export function parseLine(text: string, isCommand: IsCommand, given: readonly string[] = []): Line {
  const { tokens, unclosed } = tokenize(text);
  refuseUnclosed(unclosed);
  const segments = splitSegments(tokens);
  if (segments.length > 1 && !segments.some((segment) => isOurs(segment, isCommand)) && !segments.every((segment) => assignStep(text, segment) !== undefined)) {
    return { text, steps: [shellStep(text, segments.flatMap((segment) => segment.tokens), 'always')] };
  }
  if (segments.length > 1) segments.forEach(refuseTornDocument);
  return { text, steps: segments.map((segment) => stepOf(text, isOurs(segment, isCommand) ? giveParameters(segment, given) : segment, isCommand)) };
}

/** False while more must follow: a quote or a bracket is open, or the text ends in a backslash, `|`, `&&` or `||`. */
export function isComplete(text: string): boolean {
  const { tokens, unclosed } = tokenize(text);
  return unclosed === undefined && !isUnfinished(tokens);
}

function isOurs({ tokens }: Segment, isCommand: IsCommand): boolean {
  const head = tokens.find((token) => !isPrefix(token));
  return head?.kind === 'word' && (head.text === 'command' || isForUs(head, isCommand));
}

/** `sh` would not understand this word, or not as we do. */
function isForUs(head: WordToken, isCommand: IsCommand): boolean {
  return /^[@^]/.test(head.raw) || isHelp(head) || isCommand(head.text);
}

function isPrefix(token: Token): boolean {
  return token.kind === 'word' && (isAssignment(token) || token.raw === '!');
}

function stepOf(text: string, segment: Segment, isCommand: IsCommand): Step {
  const assigning = assignStep(text, segment);
  if (assigning !== undefined) return assigning;
  const [head] = segment.tokens;
  return head.kind === 'word' && head.raw.startsWith('@') ? elsewhereStep(text, head, segment, isCommand) : hereStep(text, segment, isCommand);
}

function hereStep(text: string, { tokens, when }: Segment, isCommand: IsCommand): ElsewhereStep['step'] {
  const [head, ...rest] = tokens;
  if (head.kind !== 'word') return programStep(text, tokens, when);
  if (head.raw.startsWith('@')) throw new UsageError('only one @ in a command', { hint: `leave out ${head.raw}`, span: head.span });
  if (head.raw.startsWith('^')) return programStep(text, [behindSigil(head, 'program'), ...rest], when, true);
  if (head.text === 'command') return outsideStep(text, head, rest, when);
  if (isHelp(head) || isCommand(head.text)) return commandStep(text, head, rest, when);
  refusePrefix(head, rest, isCommand);
  return programStep(text, tokens, when);
}

/** `command program …`. */
function outsideStep(text: string, head: WordToken, rest: readonly Token[], when: Segment['when']): ElsewhereStep['step'] {
  const [program, ...operands] = rest;
  if (program?.kind !== 'word') throw new UsageError('no program after command', { hint: 'for example: command ls -l', span: head.span });
  if (isHelp(program) || program.raw === '--help' || program.raw === '-h') return commandStep(text, head, rest, when);
  // `command -v ping` is a question that only a shell answers
  return program.raw.startsWith('-') ? shellStep(text, [head, ...rest], when) : programStep(text, [program, ...operands], when, true);
}

function elsewhereStep(text: string, head: WordToken, { tokens, when }: Segment, isCommand: IsCommand): ElsewhereStep {
  const target = behindSigil(head, 'namespace');
  refuseLive(text, target, '@', '@');
  const isAll = head.raw === '@all';
  const [second] = tokens.slice(1);
  const json = isAll && second?.kind === 'word' && isJson(second);
  const [first, ...rest] = tokens.slice(json ? 2 : 1);
  if (first === undefined || (first.kind === 'operator' && /^[|&]/.test(first.text))) {
    throw new UsageError(`nothing to run after ${head.raw}`, { hint: `for example: ${head.raw} links`, span: head.span });
  }
  const step = hereStep(text, { tokens: [first, ...rest], when: 'always' }, isCommand);
  const end = (rest.at(-1) ?? first).span.end;
  return {
    kind: 'elsewhere',
    target: plainWord(target),
    isAll,
    json,
    rest: text.slice(first.span.start, end),
    step,
    when,
    span: { start: head.span.start, end },
  };
}

/** A word without the `@` or `^` that it begins with. */
function behindSigil(word: WordToken, missing: string): WordToken {
  if (word.text.length < 2) {
    const hint = `leave no blank behind it, or quote it: '${word.text}'`;
    throw new UsageError(`no ${missing} after ${word.raw}`, { hint, span: word.span });
  }
  return { ...word, text: word.text.slice(1), raw: word.raw.slice(1), span: { start: word.span.start + 1, end: word.span.end } };
}

/** `FOO=1 links` and `! links` would reach `sh`, which does not know our commands. */
function refusePrefix(head: WordToken, rest: readonly Token[], isCommand: IsCommand): void {
  const name = isPrefix(head) ? rest.find((token) => !isPrefix(token)) : undefined;
  if (name?.kind !== 'word' || !isForUs(name, isCommand)) return;
  const hint = `leave it out, or for a program of that name: ${head.raw} command ${name.raw.replace(/^[@^]/, '')}`;
  throw new UsageError(`${head.raw} can stand only before a program`, { hint, span: head.span });
}
