import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Bundles src/cli/main.ts into dist/program-HASH.cjs. What it imports with `import()` becomes a chunk that is read only when it is needed,
 * as the body of each command is: execa and cli-table3 alone cost more to load than all of the rest.
 *
 * What a start costs is mostly compiling text, so all that is always needed is one small file, and CommonJS: Node's loader for ES modules
 * takes 6 ms for itself. (bin/package.json makes bin/netnsh CommonJS too.) Left to itself, a bundler cuts what a start shares with some
 * chunk into dozens of files, and each costs as much as 5 KB of text. And it is compiled only once: dist/main.cjs sees to that.
 *
 * @param {string} root
 */
export async function bundle(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entry = join(root, 'src/cli/main.ts');
  /** @type {Map<string, readonly string[]>} */
  const imports = new Map();
  const build = await rolldown({
    cwd: root,
    input: entry,
    platform: 'node',
    // koffi finds its native library beside its own files; Graphviz is one file that is ready as it is, and larger than all others together.
    external: ['koffi', '@viz-js/viz'],
    plugins: [{ name: 'imports', moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds) }],
    transform: { target: 'node20.19', define: { NETNSH_VERSION: JSON.stringify(version) } },
  });
  const { output } = await build.write({
    dir: join(root, 'dist'),
    format: 'cjs',
    entryFileNames: 'program-[hash].cjs',
    chunkFileNames: ({ name, facadeModuleId }) => `chunks/${name === 'body' && facadeModuleId ? basename(dirname(facadeModuleId)) : '[name]'}-[hash].cjs`,
    codeSplitting: { groups: [{ name: 'main', test: isAlwaysNeeded(entry, imports) }] },
    minify: true,
    // Code that comes out of the cache of src/cli/launch.ts can not import(), in Node 20 (ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING).
    dynamicImportInCjs: false,
    // NETNSH_DEBUG=1 shows stacks by them.
    sourcemap: true,
  });
  const [program] = output;
  await bundleLauncher(root, program.fileName);
  removeStaleFiles(join(root, 'dist'), new Set(['main.cjs', ...output.map(({ fileName }) => basename(fileName))]));
  rmSync(join(root, 'dist/compiled'), { recursive: true, force: true });
  spawnSync(process.execPath, [join(root, 'bin/netnsh'), '-c', 'pwd']); // the first run compiles for those that follow
}

/**
 * Bundles src/cli/launch.ts into dist/main.cjs, which reads all others.
 *
 * @param {string} root
 * @param {string} program the name of the file in dist that it begins with
 */
async function bundleLauncher(root, program) {
  const build = await rolldown({
    cwd: root,
    input: join(root, 'src/cli/launch.ts'),
    platform: 'node',
    transform: { target: 'node20.19', define: { NETNSH_PROGRAM: JSON.stringify(program) } },
  });
  await build.write({ dir: join(root, 'dist'), format: 'cjs', entryFileNames: 'main.cjs', minify: true });
}

/**
 * What the entry imports, and what that imports. rolldown asks when it has read all modules.
 *
 * @param {string} entry
 * @param {ReadonlyMap<string, readonly string[]>} imports
 */
function isAlwaysNeeded(entry, imports) {
  /** @type {Set<string> | undefined} */
  let needed;
  return (/** @type {string} */ id) => {
    needed ??= reachedFrom(entry, imports);
    return needed.has(id) || id.includes('rolldown/runtime');
  };
}

/**
 * @param {string} entry
 * @param {ReadonlyMap<string, readonly string[]>} imports
 */
function reachedFrom(entry, imports) {
  const reached = new Set([entry]);
  for (const id of reached) for (const next of imports.get(id) ?? []) reached.add(next);
  return reached;
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
