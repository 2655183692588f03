import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteVisibly } from '../../src/grammar/ansi-c.ts';
import { parseLine } from '../../src/grammar/line.ts';
import { quoteWord } from '../../src/grammar/quote.ts';
import { splitWords } from '../../src/grammar/words.ts';

const odd = fc.array(fc.constantFrom(...' \t\n\r\\\'"`$(){}[]|&;<>*?~#!@^=-%aé\u001b\u007f\u{1f310}'), { maxLength: 8 }).map((list) => list.join(''));
const name = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 }));

/** What `sh` makes of words: each printed with a NUL behind it. */
function wordsOfShell(words: string): string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8', cwd: '/' });
  return printed.split('\0').slice(0, -1);
}

test('a visibly quoted word is read back as it was', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(splitWords(`cd ${quoteVisibly(text)} x`).map((word) => word.text)).toEqual(['cd', text, 'x']);
    }),
  );
});

test('a quoted word is read back as it was', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(splitWords(`cd ${quoteWord(text)} x`).map((word) => word.text)).toEqual(['cd', text, 'x']);
    }),
    { numRuns: 3000 },
  );
});

test('a quoted word is one plain word of a line, in every place', () => {
  const isNothing = () => false;
  fc.assert(
    fc.property(name, name, (program, operand) => {
      fc.pre(!/^(if|for|while|until|case|do|done|then|else|elif|fi|esac|command)$/.test(program));
      const [step, ...more] = parseLine(`${quoteWord(program)} ${quoteWord(operand)}`, isNothing).steps;
      expect(more).toEqual([]);
      expect(step?.kind === 'program' && step.words.map(({ text }) => text)).toEqual([program, operand]);
    }),
    { numRuns: 3000 },
  );
});

test('sh reads a quoted word as it was', () => {
  const forShell = name.filter((text) => !text.includes('\0') && !/\p{Cs}/u.test(text));
  fc.assert(
    fc.property(fc.array(forShell, { minLength: 1, maxLength: 100 }), (texts) => {
      expect(wordsOfShell(texts.map(quoteWord).join(' '))).toEqual(texts);
    }),
    { numRuns: 40 },
  );
});

test('what we run without a shell has the words that sh would have given it', () => {
  const word = fc.array(fc.constantFrom(...' \t\n\\\'"#ab~!{}=@^%*?$`'), { minLength: 1, maxLength: 10 }).map((list) => list.join(''));
  // $'…' is bash's, and ours; POSIX leaves it open what sh does with it
  const plain = word.filter((text) => !text.includes("$'")).map((text) => ({ text, words: wordsWithoutShell(text) })).filter(({ words }) => words !== undefined);
  fc.assert(
    fc.property(plain, ({ text, words }) => {
      expect(wordsOfShell(text)).toEqual(words);
    }),
    { numRuns: 150 },
  );
});

/** The words behind `printf`, where the line needs no shell. */
function wordsWithoutShell(text: string): readonly string[] | undefined {
  try {
    const [step, ...more] = parseLine(`printf ${text}`, () => false).steps;
    const words = step?.kind === 'program' && more.length === 0 ? step.words.slice(1).map((word) => word.text) : [];
    return words.length > 0 ? words : undefined;
  } catch {
    return undefined;
  }
}
