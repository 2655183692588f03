import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOwned } from '../../src/cli/write-owned.ts';
import { openHistory } from '../../src/shell/history.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'netnsh-home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const file = (): string => join(home, '.config/netnsh/preferences');

test('makes the folders, and replaces the file in one step', () => {
  writeOwned(file(), 'theme dark\n');
  writeOwned(file(), 'theme light\n');
  expect(readFileSync(file(), 'utf8')).toBe('theme light\n');
  expect({ file: statSync(file()).mode & 0o777, folder: statSync(join(home, '.config')).mode & 0o777 }).toEqual({ file: 0o600, folder: 0o700 });
});

test('writes where a symbolic link leads to', () => {
  mkdirSync(join(home, '.config/netnsh'), { recursive: true });
  writeFileSync(join(home, 'dotfiles'), 'took 5\n', { mode: 0o644 });
  symlinkSync('../../dotfiles', file());
  writeOwned(file(), 'took 7\n');
  expect(readFileSync(join(home, 'dotfiles'), 'utf8')).toBe('took 7\n');
  expect(statSync(join(home, 'dotfiles')).mode & 0o777).toBe(0o644);
});

test('says why it can not', () => {
  writeFileSync(join(home, '.config'), '');
  expect(() => writeOwned(file(), '')).toThrow(/preferences can not be written: .*(ENOTDIR|EEXIST)/);
});

/** As the root of the machine, who alone can make files of others. */
test.skipIf(process.getuid?.() !== 0 || !readFileSync('/proc/self/uid_map', 'latin1').includes('4294967295'))("under sudo, what is made in another one's home is his", () => {
  chownSync(home, 12345, 12346);
  writeOwned(file(), 'theme dark\n');
  const history = openHistory(join(home, '.local/state/netnsh/history'), (problem) => expect(problem).toBe(''));
  history.add('ns');
  const owners = ['.config', '.config/netnsh', '.config/netnsh/preferences', '.local', '.local/state/netnsh', '.local/state/netnsh/history'].map((name) => `${statSync(join(home, name)).uid}:${statSync(join(home, name)).gid}`);
  expect([...new Set(owners)]).toEqual(['12345:12346']);
});
