import { expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { runTour, tour, type Guide } from '../../../src/cli/demo/tour.ts';

const twoSteps = [
  { say: 'Where you are.', line: 'pwd' },
  { say: 'Somewhere else.', line: 'cd beijing' },
];

test('each step is shown as a sentence, the line behind its prompt, and what comes of it', async () => {
  const guide = aGuide((line) => (line === 'pwd' ? { prints: 'host\n' } : { prompt: 'beijing> ' }));
  expect(await runTour(guide, twoSteps)).toBe(0);
  expect(guide.shown()).toBe(
    'Where you are.\nhost> pwd\nhost\n\nSomewhere else.\nhost> cd beijing\n\n' +
      'That was the tour. To go on by yourself: netnsh demo. On your own machine: sudo netnsh.\n',
  );
});

test('a step that fails ends the tour with status 1, and is named', async () => {
  const guide = aGuide(() => ({ status: 127 }));
  expect(await runTour(guide, twoSteps)).toBe(1);
  expect(guide.shown()).toBe('Where you are.\nhost> pwd\n\nThe tour ends here: pwd failed with status 127.\n');
});

test('the tour speaks the vocabulary', () => {
  const programs = ['ping', 'ip'];
  const known = new Set([...commands.map(({ name }) => name), ...programs]);
  const heads = tour.map(({ line }) => line.split(' ').find((word) => !word.startsWith('@')));
  expect(heads.filter((head) => head === undefined || !known.has(head))).toEqual([]);
});

interface Outcome {
  readonly status?: number;
  readonly prints?: string;
  /** From the next line on. */
  readonly prompt?: string;
}

function aGuide(outcomeOf: (line: string) => Outcome): Guide & { shown(): string } {
  let shown = '';
  let prompt = 'host> ';
  return {
    shown: () => shown,
    promptOf: () => prompt,
    async print(text) {
      shown += text;
    },
    async execute(line) {
      const outcome = outcomeOf(line);
      shown += outcome.prints ?? '';
      prompt = outcome.prompt ?? prompt;
      return outcome.status ?? 0;
    },
  };
}
