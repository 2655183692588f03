import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Bundles src/cli/main.ts into dist/main.cjs. What it imports with `import()` becomes a chunk that is read only when it is needed:
 * execa and cli-table3 alone cost more to load than all of the rest.
 *
 * What a start costs is mostly reading text, so all that is always needed is one small file, and CommonJS: Node's loader for ES modules
 * takes 6 ms for itself. (bin/package.json makes bin/netnsh CommonJS too.) esbuild cuts the shared parts into a dozen files.
 *
 * @param {string} root
 */
export async function bundle(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const build = await rolldown({
    cwd: root,
    input: 'src/cli/main.ts',
    platform: 'node',
    // koffi finds its native library beside its own files; Graphviz is one file that is ready as it is, and larger than all others together.
    external: ['koffi', '@viz-js/viz'],
    transform: { target: 'node20.19', define: { NETNSH_VERSION: JSON.stringify(version) } },
  });
  const { output } = await build.write({
    dir: join(root, 'dist'),
    format: 'cjs',
    entryFileNames: 'main.cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: true,
    // NETNSH_DEBUG=1 shows stacks by them.
    sourcemap: true,
  });
  removeStaleFiles(join(root, 'dist'), new Set(output.map(({ fileName }) => basename(fileName))));
}

/**
 * Those of earlier builds are removed after the new ones are there, so that a netnsh that starts meanwhile finds its own.
 *
 * @param {string} directory
 * @param {ReadonlySet<string>} current
 */
function removeStaleFiles(directory, current) {
  for (const folder of [directory, join(directory, 'chunks')]) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    for (const name of names.filter((name) => /\.c?js(\.map)?$/.test(name) && !current.has(name))) rmSync(join(folder, name));
  }
}
