import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A fixture in TypeScript made into a program that every supported Node can run; NETNSH_TEST_NODE names another one than ours. */
export interface TerminalProgram {
  readonly words: readonly [string, string];
  remove(): void;
}

export function buildTerminalProgram(fixture: string): TerminalProgram {
  const directory = mkdtempSync(join(tmpdir(), 'netnsh-program-'));
  const outfile = join(directory, 'program.mjs');
  buildSync({ entryPoints: [fixture], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
  return {
    words: [process.env['NETNSH_TEST_NODE'] ?? process.execPath, outfile],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
