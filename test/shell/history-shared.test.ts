import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/shell/history.ts';
import { buildTerminalProgram } from '../support/terminal-program.ts';

test('several shells that write at the same moment lose nothing and mix nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'netnsh-history-'));
  const program = buildTerminalProgram(fileURLToPath(new URL('../fixtures/add-history.ts', import.meta.url)));
  try {
    const path = join(directory, 'state', 'history');
    const names = ['a', 'bb', 'ccc'];
    const shells = await Promise.all(
      names.map(async (name) => {
        const [node, file] = program.words;
        const shell = spawn(node, [file, path, name, '400'], { stdio: ['pipe', 'pipe', 'inherit'] });
        await once(shell.stdout, 'data');
        return shell;
      }),
    );
    const ends = shells.map((shell) => once(shell, 'exit'));
    for (const shell of shells) shell.stdin.write('go\n');
    expect((await Promise.all(ends)).map(([status]) => status)).toEqual([0, 0, 0]);

    // who reads while another writes may see half a line, and ends it before its own: then an empty line stands between them, which is none
    const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line !== '');
    const wanted = (name: string): readonly string[] => Array.from({ length: 400 }, (_, at) => `${name} ${at + 1} ${name.repeat((at + 1) % 300)}`);
    for (const name of names) expect(lines.filter((line) => line.startsWith(`${name} `))).toEqual(wanted(name));
    expect(lines.length).toBe(1200);
    expect(openHistory(path, () => {}).entries()).toEqual(lines);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  } finally {
    program.remove();
    rmSync(directory, { recursive: true });
  }
});
