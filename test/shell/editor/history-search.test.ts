import { expect, test } from 'vitest';
import { searchHistory } from '../../../src/shell/editor/history-search.ts';

const history = ['links', 'ping -c 1 Beijing', 'cd beijing', 'links', 'ping ::1'];

test('all lines, newest first, each once', () => {
  expect(searchHistory(history, '')).toEqual(['ping ::1', 'links', 'cd beijing', 'ping -c 1 Beijing']);
});

test('every word must be there, in whatever order', () => {
  expect(searchHistory(history, '1 ping')).toEqual(['ping ::1', 'ping -c 1 Beijing']);
  expect(searchHistory(history, 'ping beij')).toEqual(['ping -c 1 Beijing']);
});

test('capitals count where one is typed', () => {
  expect(searchHistory(history, 'beij')).toEqual(['cd beijing', 'ping -c 1 Beijing']);
  expect(searchHistory(history, 'Beij')).toEqual(['ping -c 1 Beijing']);
});
