import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const MEMORY_BYTES = 1500 * 2 ** 20;
const LIMIT_MS = 13 * 60_000;

/**
 * Boots Linux as an ordinary process (user-mode-linux, https://docs.kernel.org/virt/uml/) on the files of this machine, runs a program
 * from the project's folder as root in there, and waits. It is another kernel, with kinds of links that this machine's may lack; it
 * writes into memory of its own only, needs no root, and is ended after 13 minutes at the latest.
 *
 * @param {readonly string[]} words
 * @param {(text: string) => void} print is given what the program writes
 * @param {number} at of several kernels at once, which one: each has a processor of its own
 * @returns {Promise<{ readonly status: number } | { readonly whyNot: string }>} the program's exit status, 128 and more where it was ended
 */
export async function runInSecondKernel(words, print, at = 0) {
  const whyNot = whyItCanNotBoot();
  if (whyNot !== undefined) return { whyNot };
  const folder = mkdtempSync(join(tmpdir(), 'netnsh-kernel-'));
  try {
    writeFileSync(join(folder, 'work'), workScript(words));
    const { log, endedBy } = await boot(folder, print, at);
    if (endedBy !== undefined && endedBy !== 'SIGALRM') return { status: 128 + constants.signals[endedBy] };
    const status = readFile(join(folder, 'status'));
    if (status !== undefined) return { status: Number(status) };
    if (!existsSync(join(folder, 'started'))) return { whyNot: `linux.uml does not boot: ${log.trim().split('\n').at(-1)}` };
    const minutes = LIMIT_MS / 60_000;
    print(endedBy === undefined ? `${log}netnsh: the second kernel ended before its work was done\n` : `netnsh: the second kernel was ended after ${minutes} minutes\n`);
    return { status: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function whyItCanNotBoot() {
  if (!hasProgram('linux.uml')) return 'there is no linux.uml (on Debian: apt-get install user-mode-linux)';
  if (!hasProgram('modprobe')) return 'there is no modprobe (on Debian: apt-get install kmod)';
  if (!existsSync('/usr/lib/uml/modules')) return 'linux.uml has no modules in /usr/lib/uml/modules';
  // Its memory is a file there; one that can not grow kills it in the middle.
  const { bavail, bsize } = statfsSync('/dev/shm');
  if (bavail * bsize < MEMORY_BYTES) return `it needs ${MEMORY_BYTES / 2 ** 20} MB in /dev/shm`;
  return undefined;
}

/** @param {string} name */
function hasProgram(name) {
  return spawnSync('sh', ['-c', 'PATH="$PATH:/usr/sbin:/sbin"; command -v "$1"', 'sh', name]).status === 0;
}

/**
 * A script that scripts/second-kernel.sh runs in there, since a kernel's command line is short and knows few characters.
 *
 * @param {readonly string[]} words
 */
function workScript(words) {
  const isPassed = (/** @type {string} */ name) => /^(PATH|HOME|LANG|LC_.*|NETNSH_.*)$/.test(name) && !name.startsWith('NETNSH_TEST_W');
  const exports = Object.entries(process.env).filter(([name]) => isPassed(name)).map(([name, value = '']) => `export ${name}=${quote(value)}\n`);
  return `${exports.join('')}cd ${quote(root)} && exec ${words.map(quote).join(' ')}\n`;
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * @param {string} folder
 * @param {(text: string) => void} print
 * @param {number} at
 * @returns {Promise<{ readonly log: string, readonly endedBy: NodeJS.Signals | undefined }>} what the kernel itself said
 */
async function boot(folder, print, at) {
  const settings = [
    ...[`mem=${MEMORY_BYTES}`, 'rootfstype=hostfs', 'rootflags=/', 'ro', `init="${join(root, 'scripts', 'second-kernel.sh')}"`],
    // The kernel speaks on the first console, and the program on the second one.
    ...['con0=null,fd:1', 'con1=null,fd:3', 'con=null', 'quiet', `uml_dir=${folder}`, `NETNSH_FOLDER="${folder}"`],
  ];
  const words = [...attendants(at), 'linux.uml', ...settings];
  const child = spawn(words[0] ?? '', words.slice(1), { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (log += text));
  /** @type {import('node:stream').Readable} */ (child.stdio[3]).setEncoding('utf8').on('data', print);

  /** @type {NodeJS.Signals | undefined} */
  let endedBy;
  const end = (/** @type {NodeJS.Signals} */ signal) => {
    endedBy ??= signal;
    void endGroup(child);
  };
  const limit = setTimeout(end, LIMIT_MS, 'SIGALRM');
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  try {
    await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  } finally {
    clearTimeout(limit);
    process.off('SIGINT', end).off('SIGTERM', end).off('SIGHUP', end);
  }
  return { log, endedBy };
}

/**
 * It goes with us, however we end. And its processes call each other all the time, which takes twice as long from one processor to another.
 *
 * @param {number} at
 */
function attendants(at) {
  const processor = hasProgram('taskset') ? listProcessors().at(-1 - at) : undefined;
  return [...(hasProgram('setpriv') ? ['setpriv', '--pdeathsig', 'TERM'] : []), ...(processor === undefined ? [] : ['taskset', '-c', String(processor)])];
}

/** The processors that we may use, as proc(5) lists them: `0-2,5`. */
export function listProcessors() {
  const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFile('/proc/self/status') ?? '')?.[1] ?? '0';
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, beyond) => first + beyond);
  });
}

/**
 * SIGTERM lets it end all that it has started; they are in one group with it.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
async function endGroup(child) {
  if (child.pid === undefined) return;
  child.kill('SIGTERM');
  await sleep(2000, undefined, { ref: false });
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
}

/** @param {string} path */
function readFile(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() || undefined : undefined;
}
