import { expect, test } from 'vitest';
import { parseInvocation, type Invocation } from '../../src/cli/invocation.ts';

const plain = { kind: 'session', lines: [], words: [], namespace: undefined, from: undefined, withoutRc: false, keepGoing: false, color: 'auto', isProgram: false } as const;

test.each<[string, Partial<Extract<Invocation, { kind: 'session' }>>]>([
  ['', {}],
  ['beijing', { words: ['beijing'] }],
  ['links beijing --json', { words: ['links', 'beijing', '--json'] }],
  ['links --help', { words: ['links', '--help'] }],
  ['-n beijing', { namespace: 'beijing' }],
  ['--namespace beijing', { namespace: 'beijing' }],
  ['--namespace=beijing', { namespace: 'beijing' }],
  ['-n beijing -- ping -c 1 ::1', { namespace: 'beijing', words: ['ping', '-c', '1', '::1'], isProgram: true }],
  ['-n beijing -- -odd', { namespace: 'beijing', words: ['-odd'], isProgram: true }],
  ['--from monday.json links', { from: 'monday.json', words: ['links'] }],
  ['--from=monday.json beijing', { from: 'monday.json', words: ['beijing'] }],
  ['-c pwd -c ns', { lines: ['pwd', 'ns'] }],
  ['--command=pwd -k', { lines: ['pwd'], keepGoing: true }],
  ['--keep-going file one two', { keepGoing: true, words: ['file', 'one', 'two'] }],
  ['--norc beijing', { withoutRc: true, words: ['beijing'] }],
  ['--color links', { color: 'always', words: ['links'] }],
  ['--color=never links', { color: 'never', words: ['links'] }],
  ['- x', { words: ['-', 'x'] }],
  ['@all links', { words: ['@all', 'links'] }],
])('netnsh %s', (line, stated) => {
  expect(parseInvocation(line.split(' ').filter((word) => word !== ''))).toEqual({ ...plain, ...stated });
});

test('a value may be empty, hold blanks, or look like an option', () => {
  expect(parseInvocation(['-c', ''])).toEqual({ ...plain, lines: [''] });
  expect(parseInvocation(['-c', 'cd beijing; pwd'])).toEqual({ ...plain, lines: ['cd beijing; pwd'] });
  expect(parseInvocation(['-n', '-x'])).toEqual({ ...plain, namespace: '-x' });
});

test.each([
  ['-h', 'help'],
  ['--help', 'help'],
  ['-V', 'version'],
  ['--version', 'version'],
  ['-k --help beijing', 'help'],
])('netnsh %s asks for %s', (line, kind) => {
  expect(parseInvocation(line.split(' '))).toEqual({ kind });
});

test.each([
  ['--bogus', 'unknown option --bogus'],
  ['-x', 'unknown option -x'],
  ['-c', '-c needs a value'],
  ['-n', '-n needs a value'],
  ['--color=blue', '--color takes always, never or auto, not blue'],
  ['--keep-going=yes', '--keep-going takes no value'],
  ['--help=links', '--help takes no value'],
  ['-n beijing --', 'no program behind --'],
  ['-c pwd beijing', '-c and beijing contradict each other'],
])('netnsh %s: %s', (line, message) => {
  expect(() => parseInvocation(line.split(' '))).toThrow(expect.objectContaining({ name: 'UsageError', message }));
});
