import { expect, test } from 'vitest';
import { decideColor } from '../../src/cli/color.ts';

test.each([
  ['nothing said, on a terminal', 'auto', {}, true, true],
  ['nothing said, in a pipe', 'auto', {}, false, false],
  ['--color=always in a pipe, whatever NO_COLOR says', 'always', { NO_COLOR: '1' }, false, true],
  ['--color=never on a terminal, whatever FORCE_COLOR says', 'never', { FORCE_COLOR: '1' }, true, false],
  ['NO_COLOR', 'auto', { NO_COLOR: '1' }, true, false],
  ['NO_COLOR goes before FORCE_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR says nothing', 'auto', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', 'auto', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0 on a terminal', 'auto', { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR=false on a terminal', 'auto', { FORCE_COLOR: 'false' }, true, false],
  ['CLICOLOR_FORCE in a pipe', 'auto', { CLICOLOR_FORCE: '1' }, false, true],
  ['CLICOLOR_FORCE=0 says nothing', 'auto', { CLICOLOR_FORCE: '0' }, true, true],
  ['CLICOLOR=0 on a terminal', 'auto', { CLICOLOR: '0' }, true, false],
  ['CLICOLOR=1 in a pipe', 'auto', { CLICOLOR: '1' }, false, false],
  ['TERM=dumb', 'auto', { TERM: 'dumb' }, true, false],
  ['TERM=dumb with FORCE_COLOR', 'auto', { TERM: 'dumb', FORCE_COLOR: '1' }, true, true],
] as const)('%s', (_name, wish, environment, isTerminal, expected) => {
  expect(decideColor(wish, environment, isTerminal)).toBe(expected);
});
