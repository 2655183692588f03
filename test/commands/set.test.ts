import { expect, test } from 'vitest';
import { completeLine } from '../../src/shell/completion/complete.ts';
import { Preferences } from '../../src/shell/preferences/preferences.ts';
import { openTestShell, see } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

test('set lists all settings, with what they take and mean', async () => {
  expect(await see('set', { width: 80 })).toMatchInlineSnapshot(`
    "theme    either  either|dark|light|none
             colours for a dark or a light background, those that suit either, or
             none
    prompt   '{namespace}{container}{status}{took}> '  TEXT
             what stands before the line; {namespace}, {container}, {inode},
             {status}, {took}, {folder}, {user} and {machine} are filled in, and
             those with nothing to say are left out
    title    '{namespace} - netnsh'  TEXT
             the terminal's title, with the same parts as the prompt; off leaves it
             alone
    took     2  SECONDS
             how long a line must take before {took} tells it; off never does
    warning  on  on|off
             a warning colour for what changes the host, while you are root there
    pager    on  on|off
             less, or what NETNSH_PAGER or PAGER names, for what is longer than the
             screen
    narrow   columns  columns|records
             what a table that is too wide for the terminal becomes: fewer columns,
             which is said, or a block for each row"
  `);
});

test('what is typed is kept; what a file says, or --session, is not', async () => {
  let text = '';
  const preferences = new Preferences({ path: 'p', read: () => text, write: (written) => void (text = written) });
  const shell = await openTestShell({ preferences }, theLab({ files: { '/home/me/lines': 'set took 9' } }));
  await shell.executeLine('set theme dark');
  await shell.executeLine('set --session pager off');
  await shell.executeLine('source lines');
  expect(text).toBe('theme dark\n');
  expect(preferences.rows().map(({ name, value, from }) => `${name} ${value} ${from}`)).toMatchObject(['theme dark file', /prompt/, /title/, 'took 9 session', /warning/, 'pager off session', /narrow/].map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));
});

test('Tab knows settings and what each takes', async () => {
  const { shell } = await openTestShell();
  const complete = async (line: string) => (await completeLine(shell, line, line.length)).candidates.map(({ value }) => value);
  expect(await complete('set th')).toEqual(['theme']);
  expect(await complete('set theme ')).toEqual(['either', 'dark', 'light', 'none']);
  expect(await complete('set --session narrow r')).toEqual(['records']);
  expect(await complete('set prompt ')).toEqual([`'{namespace}{container}{status}{took}> '`]);
});
