import { expect, test } from 'vitest';
import { firstWord, suggestFrom } from '../../../src/shell/editor/suggestion.ts';

const history = ['ping -c 1 10.0.0.2', 'links', 'ping ::1', 'cd beijing'];

test('the newest line that begins with what is typed', () => {
  expect(suggestFrom(history, 'pi')).toBe('ng ::1');
  expect(suggestFrom(history, 'ping -')).toBe('c 1 10.0.0.2');
});

test('nothing for an empty line, for a whole one, and for one that nothing begins with', () => {
  expect([suggestFrom(history, ''), suggestFrom(history, '  '), suggestFrom(history, 'links'), suggestFrom(history, 'x')]).toEqual(['', '', '', '']);
});

test('its first word goes to the next blank', () => {
  expect(firstWord('ng -c 1')).toBe('ng');
  expect(firstWord(' -c 1')).toBe(' -c');
  expect(firstWord('  ')).toBe('  ');
});
