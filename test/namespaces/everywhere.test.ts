import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('a program in many namespaces at once', () => {
  test('runs in every one, and nothing is said about how', () => {
    const names = Array.from({ length: 20 }, () => aNamespace());
    const { stdout, stderr } = spawnSync(process.execPath, ['bin/netnsh', '-c', '@all echo here'], { encoding: 'utf8' });
    expect(stderr).not.toContain('Warning'); // Node's own, of too many listeners
    expect(names.filter((name) => !stdout.includes(`${name}: here\n`))).toEqual([]);
  });
});
