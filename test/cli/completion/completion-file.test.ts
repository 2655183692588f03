import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCompletionFile, shells } from '../../../src/cli/completion/completion-file.ts';

test('the folder completions holds one file for each shell, and that is what is printed', () => {
  expect(readdirSync('completions').sort()).toEqual(Object.values(shells).sort());
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    expect(readCompletionFile(shell)).toBe(readFileSync(`completions/${shells[shell]}`, 'utf8'));
    expect(spawnSync(process.execPath, ['bin/netnsh', 'completion', shell], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '', stdout: readCompletionFile(shell) });
  }
});

test('a shell that we do not know is wrong usage', () => {
  for (const words of [[], ['tcsh'], ['bash', 'zsh']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/netnsh', 'completion', ...words], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/bash|one shell/);
  }
});
