import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createTitle } from '../../src/cli/title.ts';

test('the title is kept at first, shown when it changes, and brought back', () => {
  const output = new PassThrough();
  const title = createTitle(output, 'xterm-256color');
  for (const text of ['host', 'host', 'beijing']) title?.show(text);
  title?.close();
  title?.close();
  expect(output.read()?.toString()).toBe('\x1b[22;2t\x1b]2;host\x07\x1b]2;beijing\x07\x1b[23;2t');
});

test.each(['linux', 'dumb', 'vt100', '', undefined])('%s has none', (term) => {
  expect(createTitle(new PassThrough(), term)).toBeUndefined();
});
