import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePreferences, writePreferences } from '../../../src/shell/preferences/file-text.ts';
import { Preferences } from '../../../src/shell/preferences/preferences.ts';
import { settings } from '../../../src/shell/preferences/settings.ts';

function aFile(text?: string) {
  const file = { path: '/home/me/.config/netnsh/preferences', text, read: () => file.text, write: (written: string) => void (file.text = written) };
  return file;
}

test('what is usual holds until something is kept, or said for the session', () => {
  const file = aFile();
  const preferences = new Preferences(file);
  expect(preferences.value('theme')).toBe('either');
  preferences.set('theme', 'dark', true);
  expect(file.text).toBe('theme dark\n');
  preferences.set('theme', 'light', false);
  expect(new Preferences(file).value('theme')).toBe('dark');
  expect(preferences.rows('theme')).toMatchObject([{ value: 'light', from: 'session' }]);
  preferences.set('theme', 'usual', true);
  expect({ text: file.text, value: preferences.value('theme') }).toEqual({ text: '', value: 'either' });
});

test('lines that others wrote stay, and what another shell kept meanwhile', () => {
  const file = aFile('# mine\n\ntheme light\ncolour of the future\n');
  const preferences = new Preferences(file);
  preferences.set('took', '5', true);
  file.text += 'pager off\n';
  preferences.set('theme', 'dark', true);
  expect(file.text).toBe('# mine\n\ntheme dark\ncolour of the future\ntook 5\npager off\n');
  expect(preferences.problems).toEqual(['/home/me/.config/netnsh/preferences:4: no setting named colour']);
});

test('a value that is not understood is what is usual, and is said', () => {
  const preferences = new Preferences(aFile('theme purple\nprompt {nowhere}> \ntook soon'));
  expect(preferences.value('theme')).toBe('either');
  expect(preferences.problems.map((problem) => problem.replace(/^.*?:/, ''))).toEqual([
    '1: theme does not know purple',
    '2: {nowhere} is no part: there are {namespace}, {container}, {inode}, {status}, {took}, {folder}, {user}, {machine}',
    '3: soon is no number of seconds',
  ]);
});

test('the usual value of every setting is one that it takes', () => {
  for (const { name, usual } of settings) new Preferences(undefined).set(name, usual, false);
  expect(parsePreferences(settings.map(({ name, usual }) => `${name} ${usual}`).join('\n')).values.size).toBe(settings.length);
});

test('a file of whatever text is read, and what is written into it is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('theme', 'took', ' ', '\n', '#', '5', 'dark', '\x1b', '{', '\r') }), (text) => {
      const written = writePreferences(text, 'took', '7');
      expect(parsePreferences(written).values.get('took')).toBe('7');
      const others = (lines: string) => lines.split('\n').filter((line) => line !== '' && !/^took( |$)/.test(line));
      expect(others(written)).toEqual(others(text));
    }),
  );
});
