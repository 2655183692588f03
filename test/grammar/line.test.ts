import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { isComplete, parseLine, type Step } from '../../src/grammar/line.ts';
import type { Word } from '../../src/grammar/words.ts';
import { isCommand } from '../support/some-commands.ts';

const stepsOf = (line: string) => parseLine(line, isCommand).steps.map(shown);

/** A step as one line of text, so that a test can be read. */
function shown(step: Step): string {
  const when = step.when === 'always' ? '' : `${step.when}: `;
  switch (step.kind) {
    case 'program':
      return `${when}run ${words(step.words)}`;
    case 'shell':
      return `${when}sh: ${step.text}`;
    case 'assign':
      return `${when}set ${step.names.join(',')} to ${step.values === undefined ? `what sh makes of ${step.text}` : JSON.stringify(step.values)}`;
    case 'elsewhere':
      return `${when}in ${step.isAll ? 'all' : words([step.target])}${step.json ? ' as json' : ''}, ${shown(step.step)}`;
    case 'command':
      return `${when}${step.kind} ${words([step.name, ...step.words])}${fed(step)}`;
    case 'help':
      return `${when}${step.kind} ${words(step.command === undefined ? [] : [step.command])}${fed(step)}`;
  }
}

function fed({ feed, errors }: { readonly feed: string | undefined; readonly errors: unknown }): string {
  return `${feed === undefined ? '' : ` -> ${feed}`}${errors === undefined ? '' : ` !> ${JSON.stringify(errors)}`}`;
}

function words(list: readonly Word[]): string {
  return JSON.stringify(list.map(({ text }) => text));
}

describe('variables', () => {
  test.each([
    ['A=1', ['set A to ["1"]']],
    [`A='x y' B= # two`, ['set A,B to ["x y",""]']],
    ['export A=1 B', ['set A to ["1"]']],
    ['A=$(hostname)', ['set A to what sh makes of A=$(hostname)']],
    ['A=~/lab', ['set A to what sh makes of A=~/lab']],
    ['A=1; B=2', ['set A to ["1"]', 'set B to ["2"]']],
    ['A=1 && links', ['set A to ["1"]', 'after success: command ["links"]']],
    ['A=1; echo $A', ['sh: A=1; echo $A']],
    ['A=1 >file', ['sh: A=1 >file']],
    ['A=1 &', ['sh: A=1 &']],
    ['@beijing A=1', ['in ["beijing"], sh: A=1']],
    ['export', ['run ["export"]']],
  ])('%j', (line, steps) => {
    expect(stepsOf(line)).toEqual(steps);
  });
});

describe('programs', () => {
  test.each([
    ['ls -l', 'run ["ls","-l"]'],
    [`grep 'a|b' "x y" \\*`, 'run ["grep","a|b","x y","*"]'],
    ['ls *.c', 'sh: ls *.c'],
    ['  ls | wc -l # count', 'sh: ls | wc -l'],
    ['echo "$HOME"', 'sh: echo "$HOME"'],
    [`echo '$HOME'`, 'run ["echo","$HOME"]'],
    ['ls ~', 'sh: ls ~'],
    ['ls a~', 'run ["ls","a~"]'],
    ['LANG=C ls', 'sh: LANG=C ls'],
    ['! true', 'sh: ! true'],
    ['sleep 1 &', 'sh: sleep 1 &'],
    ['ls; true && false', 'sh: ls; true && false'],
    ['ls\ntrue\n', 'sh: ls\ntrue'],
    ['ls ?', 'sh: ls ?'],
    ['^links --all', 'run ["links","--all"]'],
    ['^links | cat', 'sh: links | cat'],
    ['command links --all', 'run ["links","--all"]'],
    ['command ls *', 'sh: ls *'],
    ['command -v links', 'sh: command -v links'],
    ['echo a | links', 'sh: echo a | links'],
  ])('%j', (line, step) => {
    expect(stepsOf(line)).toEqual([step]);
  });

  test.each([
    'for i in 1 2; do cd $i; pwd; done',
    '(cd x; pwd)',
    'if true; then pwd; fi',
    '{ pwd; }',
    'f() { pwd; }; f',
    'echo $(pwd; cd)',
    'echo `pwd; cd`',
    'case a in a) pwd;; esac',
  ])('what is nested is left to sh, our words too: %s', (line) => {
    expect(stepsOf(line)).toEqual([`sh: ${line}`]);
  });

  test('the lines of a here-document are not read as commands', () => {
    expect(stepsOf("cat <<END\nlinks; it's\nEND\nlinks")).toEqual(["sh: cat <<END\nlinks; it's\nEND", 'command ["links"]']);
  });
});

describe('our own commands', () => {
  test.each([
    ['links', 'command ["links"]'],
    ['links "a b" --state up # comment', 'command ["links","a b","--state","up"]'],
    ['links veth* ~ [a]', 'command ["links","veth*","~","[a]"]'],
    ['links | grep veth | wc -l', 'command ["links"] -> grep veth | wc -l'],
    ['links |\n  grep veth', 'command ["links"] -> grep veth'],
    ['links | while read a; do echo $a; done', 'command ["links"] -> while read a; do echo $a; done'],
    ['links > $HOME/x', 'command ["links"] -> cat >$HOME/x'],
    ['links >> "a b" --all', 'command ["links","--all"] -> cat >>"a b"'],
    ['links > a | cat -n', 'command ["links"] -> cat >a | cat -n'],
    ['links 2>/dev/null', 'command ["links"] !> {"feed":"cat >/dev/null"}'],
    ['links 2>&-', 'command ["links"] !> {"feed":"cat >/dev/null"}'],
    ['links 2>&1 | less', 'command ["links"] -> less !> "with output"'],
    ['links > a 2>&1', 'command ["links"] -> cat >a !> "with output"'],
    ['links >&2', 'command ["links"] -> cat >&2'],
    ['links 2', 'command ["links","2"]'],
    ['links a2>b', 'command ["links","a2"] -> cat >b'],
  ])('%j', (line, step) => {
    expect(stepsOf(line)).toEqual([step]);
  });

  test('a list is cut where one of them takes part', () => {
    expect(stepsOf('cd beijing && ping -c1 x || echo $? ; sleep 9 & pwd')).toEqual([
      'command ["cd","beijing"]',
      'after success: run ["ping","-c1","x"]',
      'after failure: sh: echo $?',
      'sh: sleep 9 &',
      'command ["pwd"]',
    ]);
  });

  test('a newline separates like a semicolon, and a line may be broken behind &&', () => {
    expect(stepsOf('\ncd a\n\n# comment\npwd &&\n\n ls\n')).toEqual(['command ["cd","a"]', 'command ["pwd"]', 'after success: run ["ls"]']);
  });

  test('a blank line and a comment ask for nothing', () => {
    expect(stepsOf('')).toEqual([]);
    expect(stepsOf(' \t\n # links\n')).toEqual([]);
  });
});

describe('elsewhere', () => {
  test.each([
    ['@beijing ip a', 'in ["beijing"], run ["ip","a"]'],
    ['@"my ns" links | grep veth', 'in ["my ns"], command ["links"] -> grep veth'],
    ['@beijing ls | wc', 'in ["beijing"], sh: ls | wc'],
    ['@all --json ip -j a', 'in all as json, run ["ip","-j","a"]'],
    ['@all -J links', 'in all as json, command ["links"]'],
    ["@'all' links", 'in ["all"], command ["links"]'],
    ['@beijing ^links', 'in ["beijing"], run ["links"]'],
    ['@beijing for i in 1 2; do ls; done', 'in ["beijing"], sh: for i in 1 2; do ls; done'],
  ])('%s', (line, step) => {
    expect(stepsOf(line)).toEqual([step]);
  });

  test('the list goes on here', () => {
    expect(stepsOf('@beijing links && pwd')).toEqual(['in ["beijing"], command ["links"]', 'after success: command ["pwd"]']);
  });

  test('the rest is there as it was typed', () => {
    expect(parseLine('@beijing  ls "a b" | wc ; pwd', isCommand).steps[0]).toMatchObject({ rest: 'ls "a b" | wc', span: { start: 0, end: 23 } });
  });
});

describe('help', () => {
  test.each([
    ['?', 'help []'],
    ['? links', 'help ["links"]'],
    ['links ?', 'help ["links"]'],
    ['links --state ? | cat', 'help ["links"] -> cat'],
    ['@beijing ?', 'in ["beijing"], help []'],
    ['command ?', 'help ["command"]'],
    ["links '?'", 'command ["links","?"]'],
    ['links a?', 'command ["links","a?"]'],
  ])('%s', (line, step) => {
    expect(stepsOf(line)).toEqual([step]);
  });
});

describe('what is refused, and which part of the line is underlined', () => {
  test.each([
    ['links $NS', 'links does not expand $', '$', 'to mean the character itself, type \\$NS'],
    ['links "a $b"', 'links does not expand $', '$', `to mean the character itself, type 'a $b'`],
    ['cd `pwd`', 'cd does not expand `', '`', "to mean the character itself, type '`pwd`'"],
    ['@$NS ls', '@ does not expand $', '$', 'to mean the character itself, type @\\$NS'],
    ['ls; links (a)', 'links has no use for (', '(', "quote it: '(', or type ^links for a program of that name"],
    ['ls; links &', 'links does not run in the background', '&', 'leave out &'],
    ['links < file', 'links reads no input', '<', 'leave out <, or type ^links for a program of that name'],
    ['links >', 'nothing after >', '>', "name a file, or quote it: '>'"],
    ['links 3> file', 'links writes only to 1 and 2', '3>', 'use > for its output and 2> for its messages'],
    ['links 2>&1 > file', '>file after 2>&1', '> file', 'put >file before 2>&1'],
    ['links |', 'nothing after |', '|', "type a command after it, or quote it: '|'"],
    ['ls &&', 'nothing after &&', '&&', "type a command after it, or quote it: '&&'"],
    ['pwd ; ; pwd', 'nothing before ;', ';', "leave it out, or quote it: ';'"],
    ["cd 'a b", "unclosed quote '", "'", "close it with ', or write \\' for the character itself"],
    ['echo $(ls', 'unclosed $(', '$(', 'close it with ), or write \\$ for the character itself'],
    ['cat << END\nx', 'here-document without an end', '<<', 'the word after << must stand alone on the last line'],
    ['cat << END; pwd\nx\nEND', 'here-document apart from its command', '<<', 'put the command with << last on its line'],
    ['A=1 links', 'A=1 can stand only before a program', 'A=1', 'leave it out, or for a program of that name: A=1 command links'],
    ['@', 'no namespace after @', '@', "leave no blank behind it, or quote it: '@'"],
    ['@beijing', 'nothing to run after @beijing', '@beijing', 'for example: @beijing links'],
    ['@a @b ls', 'only one @ in a command', '@b', 'leave out @b'],
    ['^ ls', 'no program after ^', '^', "leave no blank behind it, or quote it: '^'"],
    ['command', 'no program after command', 'command', 'for example: command ls -l'],
  ])('%j', (line, message, underlined, hint) => {
    let problem: unknown;
    try {
      parseLine(line, isCommand);
    } catch (error) {
      problem = error;
    }
    if (!(problem instanceof UsageError)) throw problem ?? new Error('nothing was wrong');
    expect(problem).toMatchObject({ message, hint });
    expect(line.slice(problem.span?.start, problem.span?.end)).toBe(underlined);
  });
});

describe('in a script', () => {
  const given = ['lab.netnsh', 'my ns', '$2'];

  test.each([
    ['cd $1', 'command ["cd","my ns"]'],
    ['cd "a $1 b"$2', 'command ["cd","a my ns b$2"]'],
    ["cd '$1'\\$2", 'command ["cd","$1$2"]'],
    ['cd ${1}0', 'command ["cd","my ns0"]'],
    ['@$1 links', 'in ["my ns"], command ["links"]'],
    ['links $1 | grep $9', 'command ["links","my ns"] -> grep $9'],
    ['ping $1', 'sh: ping $1'],
  ])('%j', (line, meaning) => {
    expect(parseLine(line, isCommand, given).steps.map(shown)).toEqual([meaning]);
  });

  test('what was not given is an error, and never an empty word', () => {
    expect(() => parseLine('cd $3', isCommand, given)).toThrow('nothing was given for $3');
  });
});

test('the words of a step point into the line', () => {
  expect(parseLine('ls; cd "my ns"', isCommand).steps[1]).toEqual({
    kind: 'command',
    name: { text: 'cd', span: { start: 4, end: 6 }, quoted: false },
    words: [{ text: 'my ns', span: { start: 7, end: 14 }, quoted: true }],
    feed: undefined,
    errors: undefined,
    when: 'always',
    span: { start: 4, end: 14 },
  });
});

describe('a text is complete', () => {
  test.each(['', 'links', '# it is', 'links;', 'sleep 1 &', 'ls |\n grep a', '(ls)', 'cat <<E\nx\nE', 'a\\\n', 'for i in 1; do ls; done'])('%j', (text) => {
    expect(isComplete(text)).toBe(true);
  });

  test.each(["cd 'a", 'cd "a', 'links \\', 'links |', 'links | # comment\n', 'ls &&\n', 'ls ||', 'echo $(', '(ls', 'for i in 1; do', 'cat <<E\nx'])('not: %j', (text) => {
    expect(isComplete(text)).toBe(false);
  });
});
