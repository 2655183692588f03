import { expect, test } from 'vitest';
import { usageOf } from '../../src/grammar/usage.ts';
import { attach, lab, links, live, peer, pwd, rmns } from '../support/some-commands.ts';

test.each([
  [pwd, 'pwd'],
  [links, 'links [NS] [--all] [--state up|down] [--link-kind LINK-KIND]'],
  [attach, 'attach NS PID'],
  [rmns, 'rmns NS... [--yes]'],
  [peer, 'peer [NS] LINK'],
  [lab, 'lab make|remove'],
])('usage on one line: $name', (command, usage) => {
  expect(usageOf(command)).toBe(usage);
});

test('options stand before words that are taken as they are', () => {
  expect(usageOf(live)).toBe('live [--interval SECONDS] COMMAND...');
});
