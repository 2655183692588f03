import { expect, test } from 'vitest';
import { parseInvocation } from '../../src/cli/invocation.ts';
import { sessionOptions } from '../../src/cli/options.ts';
import { usage } from '../../src/cli/usage.ts';

test('every option of the list is one that is understood, in both forms', () => {
  for (const { short, long, value } of sessionOptions) {
    for (const name of [short, long]) {
      if (name === undefined) continue;
      const words = value === undefined ? [name] : value.is === 'next word' ? [name, 'x'] : [name, `${name}=never`];
      expect(() => parseInvocation(words)).not.toThrow();
    }
  }
});

test('--help tells of every option', () => {
  for (const { short, long } of sessionOptions) expect(usage).toContain(short === undefined ? `  ${long}` : `  ${short}, ${long}`);
});

test('--help fits a terminal of 80 columns', () => {
  expect(usage.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
