import { expect, test } from 'vitest';
import { argumentHint } from '../../src/grammar/argument-hint.ts';
import { someCommands } from '../support/some-commands.ts';

test.each([
  ['links ', '[NS] [--all] [--state up|down] [--link-kind LINK-KIND]'],
  ['links beijing ', '[--all] [--state up|down] [--link-kind LINK-KIND]'],
  ['links -a --state up beijing ', '[--link-kind LINK-KIND]'],
  ['links --state ', 'up|down'],
  ['attach ', 'NS PID'],
  ['attach here ', 'PID'],
  ['rmns one ', 'NS... [--yes]'],
  ['live ', '[--interval SECONDS] COMMAND...'],
  ['live links ', '[NS] [--all] [--state up|down] [--link-kind LINK-KIND]'],
  ['@beijing cd ', '[NS]'],
  ['pwd; cd ', '[NS]'],
])('behind %j stands %j', (line, hint) => {
  expect(argumentHint(line, someCommands)).toBe(hint);
});

test.each(['', ' ', 'links', 'links bei', 'ping ', 'links | grep ', 'pwd ', "cd 'my ", 'cd # ', 'links --state up > '])('nothing stands behind %j', (line) => {
  expect(argumentHint(line, someCommands)).toBe('');
});
