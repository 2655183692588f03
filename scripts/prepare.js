/**
 * From a clean clone to something that runs: `install` puts the packages of package-lock.json in place, `build` does that and bundles
 * src into dist. Both do nothing, quietly, where nothing is to do.
 *
 * It runs before any package is there, so it imports none.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built-from');

const [step] = process.argv.slice(2);
if (step !== 'install' && step !== 'build') fail('usage: node scripts/prepare.js install|build');

requireNode(20, 19);
if (!isInstalled()) install();
if (step === 'build') await build();

/**
 * @param {number} major
 * @param {number} minor
 */
function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  fail(`netnsh needs Node ${major}.${minor} or newer; this is ${process.versions.node} (${process.execPath})`);
}

/** npm writes what it has put in place to node_modules/.package-lock.json; packages for other machines are missing there. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  delete wanted[''];
  return (
    Object.entries(wanted).every(([path, { version, optional }]) =>
      present[path] === undefined ? optional === true : present[path].version === version && existsSync(join(root, path)),
    ) && Object.keys(present).every((path) => path in wanted)
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  const path = join(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function install() {
  say('installing the packages of package-lock.json');
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const npm = spawnSync('npm', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (npm.error) fail(`npm does not run (${npm.error.message}); on Debian: apt-get install npm`);
  if (npm.status !== 0) fail(`npm ${words[0]} failed with status ${npm.status ?? npm.signal}`);
}

async function build() {
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('building dist');
  const { bundle } = await import('./bundle.js');
  try {
    await bundle(root);
  } catch (error) {
    if (error instanceof Error && 'errors' in error) fail(error.message); // of the bundler, which says nothing by itself
    throw error;
  }
  writeManPage();
  writeFileSync(stamp, sources);
}

/** The definitions of the commands are in the bundle, so it writes the page about itself. */
function writeManPage() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'netnsh'), '__man'], { encoding: 'utf8' });
  if (status !== 0) fail(`the man page can not be made: ${stderr}`);
  const page = join(root, 'man', 'netnsh.1');
  if (existsSync(page) && readFileSync(page, 'utf8') === stdout) return;
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, stdout);
}

/** One hash over everything that the build reads. Times would miss a file that was edited while the build ran. */
function hashSources() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of [...files.sort(), ...['package.json', 'package-lock.json', 'scripts/bundle.js'].map((name) => join(root, name))]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} text */
function say(text) {
  console.error(`netnsh: ${text}`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  say(text);
  process.exit(1);
}
