import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles src/cli/main.ts into dist. What main imports with `import()` becomes a chunk of its own and is read only when it is needed:
 * execa, cli-table3 and enquirer loaded as files of their own at start would cost some 90 ms, this costs 7.
 *
 * @param {string} root
 */
export async function bundle(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { metafile } = await build({
    ...target,
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    sourcesContent: false,
    define: { NETNSH_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  removeStaleChunks(join(root, 'dist', 'chunks'), new Set(Object.keys(metafile.outputs).map((path) => basename(path))));
}

/**
 * How all of our TypeScript is bundled, the benchmark's too.
 *
 * @satisfies {import('esbuild').BuildOptions}
 */
export const target = {
  metafile: true,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Half the text is half the time to read it. NETNSH_DEBUG=1 shows stacks by the source maps.
  minify: true,
  // koffi finds its native library beside its own files.
  external: ['koffi'],
  // cli-table3 and enquirer are CommonJS: their `require('fs')` needs a require, which an ES module does not have.
  banner: { js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);" },
};

/**
 * Chunks of earlier builds are removed after the new ones are there, so that a netnsh that starts meanwhile finds its own.
 *
 * @param {string} directory
 * @param {ReadonlySet<string>} current
 */
function removeStaleChunks(directory, current) {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  for (const name of names.filter((name) => !current.has(name))) rmSync(join(directory, name));
}
