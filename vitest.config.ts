import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const rooms = '{model,kernel,grammar,render,commands,discover,shell,cli}';
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** What each ring runs. Rings of one turn run together; those on a real kernel share one /run/netns, so their files run one by one. */
const rings = [
  { name: 'unit', turn: 0, include: ['test/*.test.ts', `test/${rooms}/**/*.test.ts`] },
  { name: 'prefix', turn: 0, include: ['test/prefix/**/*.test.ts'] },
  { name: 'fuzz', turn: 0, include: ['test/fuzz/**/*.test.ts'] },
  { name: 'pictures', turn: 1, include: ['test/pictures/**/*.test.ts'] },
  { name: 'transcripts', turn: 1, include: ['test/transcripts/**/*.test.ts'] },
  { name: 'namespaces', turn: 2, include: ['test/namespaces/**/*.test.ts'] },
  { name: 'documents', turn: 3, include: ['test/documents/**/*.test.ts'] },
  { name: 'processes', turn: 4, include: ['test/processes/**/*.test.ts'] },
  { name: 'runtimes', turn: 5, include: ['test/runtimes/**/*.test.ts'] },
  { name: 'terminal', turn: 6, include: ['test/terminal/**/*.test.ts'] },
];

export default defineConfig({
  define: { NETNSH_VERSION: JSON.stringify(version) },
  test: {
    pool: 'forks',
    setupFiles: ['test/support/warnings.ts'],
    // No test measures time: the limit only ends one that hangs, on a machine that is busy elsewhere too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: rings.map(({ name, turn, include }) => ({
      extends: true as const,
      test: { name, include, fileParallelism: turn === 0, sequence: { groupOrder: turn } },
    })),
  },
});
