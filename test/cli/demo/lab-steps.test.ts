import { expect, test } from 'vitest';
import { labSteps } from '../../../src/cli/demo/lab-steps.ts';

test('every step is a line that can be typed as it is shown', () => {
  for (const { words } of labSteps) {
    expect(words[0]).toBe('ip');
    expect(words.join(' ')).toMatch(/^[a-z0-9./ -]+$/);
  }
});

test('a namespace is made before anything goes into it', () => {
  const lines = labSteps.map(({ words }) => words.join(' '));
  for (const name of ['beijing', 'shanghai']) {
    expect(lines.findIndex((line) => line.includes(name))).toBe(lines.indexOf(`ip netns add ${name}`));
  }
});

test('every step says what it is for', () => {
  expect(labSteps.filter(({ say }) => say === '')).toEqual([]);
});
