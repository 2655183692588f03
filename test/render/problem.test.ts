import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CancelledError, KernelError, ShellError, UsageError } from '../../src/errors.ts';
import { drawProblem, type ProblemContext } from '../../src/render/problem.ts';
import { textWidth } from '../../src/render/width.ts';
import { aTerminal, hasOnlyVisibleCharacters, hostileText, pipe, showColors } from './canvases.ts';

const typed = (line: string): ProblemContext => ({ line, command: 'cd', interactive: true, debug: false });
const script: ProblemContext = { line: 'cd bejing', command: 'cd', interactive: false, debug: false };

const noSuchNamespace = new ShellError('no namespace named bejing', { hint: 'cd beijing', word: 'bejing' });

test('a script is told who speaks, what is wrong, and what to do', () => {
  expect(drawProblem(noSuchNamespace, script, pipe)).toMatchInlineSnapshot(`
    "netnsh: cd: no namespace named bejing
      hint: cd beijing"
  `);
  expect(drawProblem(noSuchNamespace, { ...script, command: undefined }, pipe)).toMatchInlineSnapshot(`
    "netnsh: no namespace named bejing
      hint: cd beijing"
  `);
});

test('at the prompt the word is underlined', () => {
  expect(drawProblem(noSuchNamespace, typed('cd  bejing'), aTerminal())).toMatchInlineSnapshot(`
    "no namespace named bejing
    cd  bejing
        ^^^^^^
      hint: cd beijing"
  `);
});

test('colour marks what is wrong', () => {
  expect(showColors(drawProblem(noSuchNamespace, typed('cd bejing'), aTerminal({ color: true })))).toMatchInlineSnapshot(`
    "<31>no namespace named bejing<39>
    cd bejing
       <31>^^^^^^<39>
      hint: cd beijing"
  `);
});

test('a span is underlined where it is, and an empty one where a word is missing', () => {
  const twice = new UsageError('not twice', { span: { start: 8, end: 10 } });
  expect(drawProblem(twice, typed('links a a b'), aTerminal())).toMatchInlineSnapshot(`
    "not twice
    links a a b
            ^^"
  `);
  const missing = new UsageError('which link?', { span: { start: 4, end: 4 } });
  expect(drawProblem(missing, typed('peer'), aTerminal())).toMatchInlineSnapshot(`
    "which link?
    peer
        ^"
  `);
});

test('carets stand under wide, combined and escaped characters', () => {
  expect(drawProblem(noSuchNamespace, typed('cd 北京 e\u0301\x1b bejing'), aTerminal())).toMatchInlineSnapshot(`
    "no namespace named bejing
    cd 北京 é\\e bejing
                ^^^^^^
      hint: cd beijing"
  `);
  expect(drawProblem(new ShellError('no 北京', { word: '北京' }), typed('links 北京 --all'), aTerminal())).toMatchInlineSnapshot(`
    "no 北京
    links 北京 --all
          ^^^^"
  `);
});

test.each([
  ["cd 'my lab'", 'my lab', 3, 11],
  ['cd my\\ lab', 'my lab', 3, 10],
  ['cd "my lab" x', 'my lab', 3, 11],
  ["cd it\\'s", "it's", 3, 8],
  ['links link', 'link', 6, 10],
  ['links --state=sideways', 'sideways', 14, 22],
  ['@bejing links', 'bejing', 1, 7],
])('in %s the word %s is found', (line, word, start, end) => {
  const drawn = drawProblem(new ShellError('no', { word }), typed(line), aTerminal());
  expect(drawn).toBe(`no\n${line}\n${' '.repeat(start)}${'^'.repeat(end - start)}`);
});

test('a word that is not in the line is not underlined', () => {
  expect(drawProblem(noSuchNamespace, typed('again'), aTerminal())).toBe('no namespace named bejing\n  hint: cd beijing');
});

test('of a line that is too long the part around the word is shown', () => {
  const line = `links ${'a'.repeat(50)} bejing ${'b'.repeat(50)}`;
  expect(drawProblem(noSuchNamespace, typed(line), aTerminal({ width: 40 }))).toMatchInlineSnapshot(`
    "no namespace named bejing
    …aaaaaaaaaaaaaa bejing bbbbbbbbbbbbbbb…
                    ^^^^^^
      hint: cd beijing"
  `);
  expect(drawProblem(noSuchNamespace, typed(line), aTerminal({ width: 40, unicode: false }))).toMatchInlineSnapshot(`
    "no namespace named bejing
    ...aaaaaaaaaaaa bejing bbbbbbbbbbbbb...
                    ^^^^^^
      hint: cd beijing"
  `);
});

test('a script of which the place is known is told that too, and so is a person who runs it', () => {
  const origin = { file: './err.netnsh', line: 4 };
  expect(drawProblem(noSuchNamespace, { ...script, origin }, pipe)).toMatchInlineSnapshot(`
    "netnsh: ./err.netnsh:4: cd: no namespace named bejing
      hint: cd beijing"
  `);
  expect(drawProblem(noSuchNamespace, { ...typed('cd bejing'), origin }, aTerminal())).toMatchInlineSnapshot(`
    "netnsh: ./err.netnsh:4: cd: no namespace named bejing
    cd bejing
       ^^^^^^
      hint: cd beijing"
  `);
});

test('on a terminal long messages and hints break between words, a hint below itself', () => {
  const long = new ShellError('there are several namespaces of this name', { hint: 'say which one by its inode, or by a process that is in it', word: 'lab' });
  expect(drawProblem(long, typed('cd lab'), aTerminal({ width: 30 }))).toMatchInlineSnapshot(`
    "there are several namespaces
    of this name
    cd lab
       ^^^
      hint: say which one by its
            inode, or by a process
            that is in it"
  `);
  expect(showColors(drawProblem(long, { ...script, origin: { file: 'a script of mine', line: 4 } }, aTerminal({ width: 20, color: true })))).toMatchInlineSnapshot(`
    "netnsh: a script of
    mine:4: cd: <31>there<39>
    <31>are several<39>
    <31>namespaces of this<39>
    <31>name<39>
      hint: say which
            one by its
            inode, or by
            a process
            that is in
            it"
  `);
  expect(drawProblem(long, script, pipe).split('\n')).toHaveLength(2);
});

test("the kernel's words come with their errno", () => {
  const failure = new KernelError('set up eth0', 'EPERM', { kernelText: 'not for you', hint: 'sudo netnsh, or netnsh demo' });
  expect(drawProblem(failure, script, pipe)).toMatchInlineSnapshot(`
    "netnsh: cd: set up eth0: not for you (EPERM)
      hint: sudo netnsh, or netnsh demo"
  `);
});

test('anything else is a bug of ours, and says where only when asked', () => {
  const bug = new TypeError('x is not a function');
  bug.stack = 'TypeError: x is not a function\n    at run (src/commands/links.ts:3:1)\n    at execute (src/shell/shell.ts:9:9)';
  expect(drawProblem(bug, script, pipe)).toMatchInlineSnapshot(`
    "netnsh: cd: this is a bug in netnsh: TypeError: x is not a function
      hint: NETNSH_DEBUG=1 netnsh shows where it happened"
  `);
  expect(drawProblem(bug, { ...typed('links'), debug: true }, aTerminal())).toMatchInlineSnapshot(`
    "this is a bug in netnsh: TypeError: x is not a function
      at run (src/commands/links.ts:3:1)
      at execute (src/shell/shell.ts:9:9)"
  `);
  expect(drawProblem('thrown text', { ...script, debug: true }, pipe)).toBe('netnsh: cd: this is a bug in netnsh: thrown text');
});

test('what the user took back is not mentioned', () => {
  expect(drawProblem(new CancelledError(), script, pipe)).toBe('');
});

test('no problem reaches a terminal raw, and no underlined line is wider than it', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, fc.integer({ min: 10, max: 100 }), fc.boolean(), (before, word, after, width, color) => {
      const line = `${before} ${word} ${after}`;
      const terminal = aTerminal({ width, color });
      expect(hasOnlyVisibleCharacters(drawProblem(new ShellError(before, { word, hint: after }), typed(line), terminal))).toBe(true);
      const [, ...place] = drawProblem(new ShellError('no', { word }), typed(line), terminal).replaceAll(/\x1b\[[0-9]+m/g, '').split('\n');
      for (const text of place) expect(textWidth(text)).toBeLessThanOrEqual(width);
    }),
  );
});
