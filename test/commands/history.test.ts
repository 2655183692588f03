import { expect, test } from 'vitest';
import { see } from '../support/test-shell.ts';

const history = ['cd beijing', 'ping -c 1 10.0.0.2', 'links', 'ping ::1'];

test('the lines that were typed, with their numbers', async () => {
  expect(await see('history', { history })).toMatchInlineSnapshot(`
    "number  line
    ──────────────────────────
         1  cd beijing
         2  ping -c 1 10.0.0.2
         3  links
         4  ping ::1"
  `);
});

test('a word chooses, and so does -n', async () => {
  expect(await see('history ping -o name', { history })).toBe('ping -c 1 10.0.0.2\nping ::1');
  expect(await see('history -n 1 ping -o name', { history })).toBe('ping ::1');
  expect(await see('history -n 2 -o name', { history })).toBe('links\nping ::1');
});

test('none is a sentence', async () => {
  expect(await see('history')).toBe('no history yet');
});

test('alone at the prompt it is a list to choose from, unless rows are asked for', async () => {
  const happened: string[] = [];
  const at = { history, browseHistory: () => void happened.push('browsed') };
  expect(await see('history', at)).toBe('');
  expect(happened).toEqual(['browsed']);
  expect(await see('history -o name', at)).toBe(history.join('\n'));
  expect(await see('history | cat', at)).toContain('cd beijing');
  expect(await see('history ping -o name', at)).toBe('ping -c 1 10.0.0.2\nping ::1');
  expect(await see('history -n 1', at)).toContain('ping ::1');
  expect(happened).toEqual(['browsed']);
});

test('what is no number is said', async () => {
  expect(await see('history -n all', { history })).toMatchInlineSnapshot(`
    "all is not a number of lines
    history -n all
               ^^^
      hint: history -n 20
    [status 2]"
  `);
  expect(await see('history -n 0', { history })).toMatchInlineSnapshot(`
    "0 is not a number of lines
    history -n 0
               ^
      hint: history -n 20
    [status 2]"
  `);
});
