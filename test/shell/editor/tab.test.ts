import { expect, test } from 'vitest';
import { decideTab } from '../../../src/shell/editor/tab.ts';

function tab(line: string, values: readonly string[], more: { start?: number; end?: number; isOpen?: true } = {}) {
  const { start = line.lastIndexOf(' ') + 1, end = line.length, isOpen } = more;
  return decideTab(line, { span: { start, end }, candidates: values.map((value) => ({ value, shown: value, isOpen })) });
}

test('the only match is taken with a blank', () => {
  expect(tab('cd b', ['beijing'])).toEqual({ kind: 'replace', text: 'beijing ' });
});

test('no blank follows where the word goes on, or where one is there', () => {
  expect(tab('cat /e', ['/etc/'], { isOpen: true })).toEqual({ kind: 'replace', text: '/etc/' });
  expect(tab('cd b x', ['beijing'], { start: 3, end: 4 })).toEqual({ kind: 'replace', text: 'beijing' });
});

test('several matches are taken as far as they agree, then listed', () => {
  expect(tab('cd s', ['shanghai', 'shenzhen'])).toEqual({ kind: 'replace', text: 'sh' });
  expect(tab('cd sh', ['shanghai', 'shenzhen'])).toMatchObject({ kind: 'list', candidates: [{ value: 'shanghai' }, { value: 'shenzhen' }] });
});

test('a match that begins with the word goes before those that contain it', () => {
  expect(tab('cd bei', ['beijing', 'old-beijing'])).toEqual({ kind: 'replace', text: 'beijing ' });
  expect(tab('cd b', ['xb', 'ba', 'bb'])).toMatchObject({ candidates: [{ value: 'ba' }, { value: 'bb' }, { value: 'xb' }] });
});

test('what only contains the word is taken when it is the only one, and listed otherwise', () => {
  expect(tab('cd jing', ['beijing'])).toEqual({ kind: 'replace', text: 'beijing ' });
  expect(tab('cd jing', ['beijing', 'nanjing'])).toMatchObject({ kind: 'list' });
});

test('a name that gets quotes is found by what is shown', () => {
  const candidates = [{ value: "'my ns'", shown: 'my ns' }];
  expect(decideTab('cd my', { span: { start: 3, end: 5 }, candidates })).toEqual({ kind: 'replace', text: "'my ns' " });
});

test('a common beginning never ends within a character', () => {
  expect(tab('cd ', ['😀', '😁'])).toMatchObject({ kind: 'list' });
});

test('nothing is done without a candidate', () => {
  expect(tab('cd zz', [])).toEqual({ kind: 'nothing' });
});
