import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** The words that run a fixture in TypeScript, which uses our kernel room, as a program of its own; for the tests of one group. */
export function useKernelProgram(fixture: string): () => readonly [string, string] {
  let directory: string | undefined;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'netnsh-program-'));
    chmodSync(directory, 0o755); // other users run it too
    symlinkSync(resolve('node_modules'), join(directory, 'node_modules')); // koffi is looked for from where the program lies
    const entry = fileURLToPath(new URL(`../fixtures/${fixture}`, import.meta.url));
    buildSync({ entryPoints: [entry], outfile: join(directory, 'program.mjs'), bundle: true, platform: 'node', format: 'esm', target: 'node20', external: ['koffi'] });
  });
  afterAll(() => {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  });
  return () => {
    if (directory === undefined) throw new Error('the program is built when the tests begin');
    return [process.execPath, join(directory, 'program.mjs')];
  };
}
