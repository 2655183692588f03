import { closeSync, constants as open, fsyncSync, mkdirSync, openSync, readdir, readFile, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/**
 * What bin/netnsh starts: it reads the program and its chunks, and keeps what V8 has compiled of them.
 *
 * Compiling takes longer than all that a short line does. So what a run had to compile is written beside the chunks when it ends, as
 * Python does in `__pycache__`, and the next run begins with it. The names of chunks have hashes of what is in them, so nothing goes stale.
 */

/** The file in dist that the bundle begins with (scripts/bundle.js). */
declare const NETNSH_PROGRAM: string;

/** Code is good for the Node that compiled it; with other flags V8 declines it, and compiles the text. */
const compiledFolder = join(__dirname, 'compiled', `${process.version}-${process.arch}`);
const program = join(__dirname, NETNSH_PROGRAM);

/** A shell that is still open by then may stay open while netnsh is upgraded, and its chunks removed. */
const STAYS_MS = 1000;

interface Chunk {
  readonly exports: object;
}

const chunks = new Map<string, Chunk>();
const texts = new Map<string, string>();
const fresh = new Map<string, Script>();

if ((process.env['NETNSH_DEBUG'] ?? '') !== '') {
  require(program); // Node's own loader knows source maps
} else {
  process.on('exit', keepCompiled);
  setTimeout(keepTexts, STAYS_MS).unref();
  load(program);
}

function load(path: string): object {
  const known = chunks.get(path);
  if (known !== undefined) return known.exports;
  const chunk = { exports: {} };
  chunks.set(path, chunk);
  try {
    const script = compile(path, texts.get(path) ?? readFileSync(path, 'utf8'));
    script.runInThisContext()(chunk.exports, (id: string) => (id.startsWith('.') ? load(join(dirname(path), id)) : require(id)), chunk, path, dirname(path));
  } catch (error) {
    chunks.delete(path); // for want of descriptors, say: the next command may try again
    throw error;
  }
  return chunk.exports;
}

function compile(path: string, text: string): Script {
  const cachedData = lookupCompiled(path);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: path,
    ...(cachedData !== undefined && { cachedData }),
  });
  if (cachedData === undefined) fresh.set(path, script);
  return script;
}

function compiledPath(path: string): string {
  return join(compiledFolder, `${basename(path, '.cjs')}.bin`);
}

function lookupCompiled(path: string): Buffer | undefined {
  try {
    return readFileSync(compiledPath(path));
  } catch {
    return undefined; // nobody has been here yet who might write
  }
}

/** Only the owner of the folder writes into it: root would leave files there that the owner can not remove. */
function keepCompiled(): void {
  if (fresh.size === 0) return;
  try {
    if (statSync(__dirname).uid !== process.geteuid?.()) return;
    mkdirSync(compiledFolder, { recursive: true, mode: 0o755 });
    for (const [path, script] of fresh) writeWhole(compiledPath(path), script.createCachedData());
  } catch {
    // read-only, or full: the next run compiles as this one did
  }
}

/** V8 does not look whether every byte is right, so a file is there with all of them or not at all. */
function writeWhole(path: string, data: Uint8Array): void {
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, open.O_WRONLY | open.O_CREAT | open.O_EXCL, 0o644);
  try {
    writeSync(file, data);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}

/** One by one: all at once would take every descriptor that a shell with a low limit has (`ulimit -n`). */
function keepTexts(): void {
  const folder = join(dirname(program), 'chunks');
  const readNext = (names: readonly string[]): void => {
    const [name, ...rest] = names;
    if (name === undefined) return;
    const path = join(folder, name);
    if (chunks.has(path)) return readNext(rest);
    readFile(path, 'utf8', (_, text) => {
      if (text !== undefined) texts.set(path, text);
      readNext(rest);
    });
  };
  readdir(folder, (_, names = []) => readNext(names.filter((name) => name.endsWith('.cjs'))));
}
