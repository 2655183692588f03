import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markLine } from '../../src/grammar/marks.ts';
import { someCommands } from '../support/some-commands.ts';

function marks(line: string): readonly string[] {
  return markLine(line, someCommands).map(({ kind, span, text }) => `${kind} ${line.slice(span.start, span.end)}${text === '' || text === line.slice(span.start, span.end) ? '' : ` (${text})`}`);
}

test('commands, their namespaces and options', () => {
  expect(marks('links beijing --state up -a')).toEqual(['command links', 'namespace beijing', 'option --state', 'option -a']);
  expect(marks('links --stat up')).toEqual(['command links', 'unknown option --stat', 'namespace up']);
  expect(marks('links --state=up')).toEqual(['command links', 'option --state=']);
  expect(marks('live -n 2 links beijing')).toEqual(['command live', 'option -n', 'command links', 'namespace beijing']);
});

test('every command of a list and of a pipe', () => {
  expect(marks('cd a && links; pwd | grep -v x')).toEqual(['command cd', 'namespace a', 'command links', 'command pwd', 'program grep', 'option -v']);
  expect(marks('if true; then cd x; fi')).toEqual(['reserved if', 'program true', 'reserved then', 'program cd', 'reserved fi']);
});

test('what stands elsewhere, and what is a program by its sign', () => {
  expect(marks('@beijing links')).toEqual(['namespace @beijing (beijing)', 'command links']);
  expect(marks('@all --json ip route')).toEqual(['namespace @all (all)', 'option --json', 'command ip']);
  expect(marks('^links -l')).toEqual(['program ^links (links)', 'option -l']);
  expect(marks('A=1 ping x')).toEqual(['program ping']);
});

test('quotes, whole words and parts of them, open ones too', () => {
  expect(marks(`cd 'my lab'`)).toEqual(['command cd', `namespace 'my lab' (my lab)`, `quote 'my lab'`]);
  expect(marks(`echo a"b \\" c"d 'e`)).toEqual(['command echo', `quote "b \\" c"`, `quote 'e`]);
  expect(marks(`echo $'a\\'b' \\'`)).toEqual(['command echo', `quote $'a\\'b'`]);
});

test('a comment, and no other number sign', () => {
  expect(marks('pwd # why')).toEqual(['command pwd', 'comment # why']);
  expect(marks('echo a#b')).toEqual(['command echo']);
});

test('the target of a redirection is nothing of ours', () => {
  expect(marks('pwd > links')).toEqual(['command pwd']);
});

test('marks are in the line, in order, whatever the line', () => {
  const piece = fc.constantFrom('links', 'cd', ' ', ' ', '@', '^', "'", '"', '\\', '$(', ')', '|', ';', '\n', '#', '--state', '=', '-', '<<', '>', 'x', 'if', 'done', 'live', '界');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const line = pieces.join('');
      let last = 0;
      for (const { span } of markLine(line, someCommands)) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeLessThanOrEqual(line.length);
        last = span.start;
      }
    }),
    { numRuns: 500 },
  );
});
