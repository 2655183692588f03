import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError, type Span } from '../../src/errors.ts';
import { isComplete, parseLine, type Step } from '../../src/grammar/line.ts';
import { parseArguments } from '../../src/grammar/parse-arguments.ts';
import { splitWords } from '../../src/grammar/words.ts';
import { whatIsUnderCursor } from '../../src/grammar/cursor.ts';
import { isCommand, someCommands } from '../support/some-commands.ts';

/** Mostly what has a meaning on a line, sometimes anything. */
const pieces = [
  ...' \t\n\\\'"`$(){}[]|&;<>*?~#!@^=-',
  ...['links', 'cd', 'live', 'rmns', 'command', 'ping', '@all', '--json', '--state', 'up', '-a', '-n', '-o', '--', 'A=1'],
  ...['$(', '${', '<<', '<<-', '2>', '2>&1', '>>', '&&', '||', ';;'],
  ...['for', 'in', 'do', 'done', 'if', 'then', 'fi', 'case', 'esac', 'EOF', '\nEOF\n', 'é', '\u{1f310}', '\ud800', '\u0000', '\u001b'],
];
const line = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces, ...Array<string>(25).fill(' ')), { maxLength: 25 }).map((list) => list.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** What a reader of a text gives, or `undefined` where it refuses the text; any other failure is a bug, and so is a span outside of the text. */
function attempt<T>(text: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (error.span !== undefined) expectInside(text, error.span);
    expect(error.hint).toBeTypeOf('string');
    return undefined;
  }
}

function expectInside(text: string, { start, end }: Span): void {
  if (!(0 <= start && start <= end && end <= text.length)) throw new Error(`${start}-${end} is outside of ${JSON.stringify(text)}`);
}

function expectStepInside(text: string, step: Step): void {
  expectInside(text, step.span);
  if (step.kind === 'program' || step.kind === 'command') for (const word of step.words) expectInside(text, word.span);
  if (step.kind === 'elsewhere') {
    expectInside(text, step.target.span);
    expectStepInside(text, step.step);
  }
}

test('no text makes splitWords throw anything but a UsageError, and spans lie within it', () => {
  fc.assert(
    fc.property(line, (text) => {
      const words = attempt(text, () => splitWords(text)) ?? [];
      for (const { span } of words) expectInside(text, span);
    }),
    { numRuns: 3000 },
  );
});

test('no text makes parseLine throw anything but a UsageError, and spans lie within it', () => {
  fc.assert(
    fc.property(line, (text) => {
      isComplete(text);
      const parsed = attempt(text, () => parseLine(text, isCommand));
      for (const step of parsed?.steps ?? []) expectStepInside(text, step);
    }),
    { numRuns: 5000 },
  );
});

test('no words make parseArguments throw anything but a UsageError', () => {
  fc.assert(
    fc.property(line, fc.constantFrom(...someCommands), (text, command) => {
      const words = attempt(text, () => splitWords(text));
      if (words !== undefined) attempt(text, () => parseArguments(command, words));
    }),
    { numRuns: 3000 },
  );
});

test('nothing makes whatIsUnderCursor throw at any position', () => {
  fc.assert(
    fc.property(line, (text) => {
      for (let position = -1; position <= text.length + 1; position += 1) {
        const { span } = whatIsUnderCursor(text, position, someCommands);
        expectInside(text, span);
      }
    }),
    { numRuns: 2000 },
  );
});

const repeated = ['(', '$(', '"$(', '`', '${', '@a ', 'live ', 'command ', '\\\n', '-', '-a', 'a ', 'a;', 'a|', '>a ', '<<a ', '{ ', 'if ', '9', "'", '#'];

test.each(repeated)('a text of very many %j is read to its end', (piece) => {
  for (const text of [piece.repeat(20_000), `links ${piece.repeat(20_000)}`]) {
    attempt(text, () => parseLine(text, isCommand));
    const words = attempt(text, () => splitWords(text));
    if (words !== undefined) for (const command of someCommands) attempt(text, () => parseArguments(command, words));
    whatIsUnderCursor(text, text.length, someCommands);
    isComplete(text);
  }
});
