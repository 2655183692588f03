import { expect, test } from 'vitest';
import { openHistory } from '../../src/shell/history.ts';
import { runInteractively } from '../../src/shell/interactive.ts';
import { aChooser } from '../support/fake-chooser.ts';
import { openTestShell } from '../support/test-shell.ts';

test('the prompt tells what a long line took, but not how long somebody took to choose', async () => {
  const { shell } = await openTestShell({ chooser: aChooser('beijing') });
  const lines = ['pwd', 'cd ?', 'exit'];
  const prompts: string[] = [];
  const editor = {
    read: async (prompt: string) => {
      prompts.push(prompt);
      return { kind: 'line', text: lines.shift() ?? '' } as const;
    },
  };
  let time = 0;
  await runInteractively(shell, editor, openHistory(undefined, () => {}), () => (time += 3000));
  expect(prompts).toEqual(['host> ', 'host 3.0s> ', 'beijing> ']);
});
