/**
 * npm run bench [-- --sizes 10,100,500,1000] [--write]
 *
 * Compiles what has to be compiled into a folder of its own, and measures inside a private world. The world and the folder go when
 * it ends, also by Ctrl-C. `--write` keeps the tables in bench/RESULTS.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { findWorld, run } from '../scripts/world.js';

/** Processes of its own only: those of the machine would be searched too. And plotnetcfg wants to enter the namespace of process 1. */
const alone = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const world = findWorld();
if ('whyNot' in world) {
  console.error(`netnsh: no private world to measure in: ${world.whyNot}`);
  process.exitCode = 1;
} else {
  process.exitCode = await measure(world.words);
}

/** @param {readonly string[]} world */
async function measure(world) {
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-bench-'));
  try {
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules')); // the bundle looks for koffi from where it lies
    await bundleKernel(join(folder, 'kernel.mjs'));
    for (const program of ['bare', 'crowd']) compile(program, folder);
    return await run([...world, ...alone, process.execPath, 'bench/measure.js', folder, ...process.argv.slice(2)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} program
 * @param {string} folder
 */
function compile(program, folder) {
  const compiler = spawnSync('cc', ['-O2', '-o', join(folder, program), `bench/${program}.c`], { stdio: 'inherit' });
  if (compiler.error) console.error(`netnsh: no C compiler for bench/${program}.c (on Debian: apt-get install gcc libc6-dev)`);
}

/**
 * The kernel's room alone, for measuring it without a shell around it.
 *
 * @param {string} outfile
 */
async function bundleKernel(outfile) {
  await build({
    entryPoints: ['src/kernel/linux.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['koffi', 'execa'],
    logLevel: 'warning',
  });
}
