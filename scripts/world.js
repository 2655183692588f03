import { spawn, spawnSync } from 'node:child_process';

/**
 * A private world: a network and a mount namespace of our own with an empty /run, so that nothing done inside touches the host.
 * Root keeps its real users, so that tests can become an ordinary one; an ordinary user gets a user namespace and is root in there.
 *
 * @typedef {{ readonly words: readonly string[] }} World words to put before a command
 */
const kinds = process.getuid?.() === 0 ? ['--net', '--mount'] : ['--user', '--map-root-user', '--net', '--mount'];

// NETNSH_TEST_WORLD names the world's network namespace, so that whoever reads the variable can check that it is really in there.
const furnish = `
  mount -t tmpfs -o mode=755 tmpfs /run || exit 125
  ip link set lo up 2>/dev/null
  NETNSH_TEST_WORLD=$(readlink /proc/self/ns/net) exec "$@"
`;

/**
 * Tries it, and says why there is none: a container's seccomp, a sysctl or AppArmor may forbid it.
 *
 * @returns {World | { readonly whyNot: string }}
 */
export function findWorld() {
  const words = ['unshare', ...kinds, '--propagation', 'private', 'sh', '-c', furnish, 'sh'];
  const trial = spawnSync(words[0] ?? '', [...words.slice(1), 'true'], { encoding: 'utf8' });
  if (trial.error) return { whyNot: 'unshare does not run (on Debian: apt-get install util-linux)' };
  if (trial.status !== 0) return { whyNot: trial.stderr.trim().split('\n').join('; ') || `unshare ended with ${trial.status}` };
  return { words };
}

/**
 * Runs a program on our terminal and waits for it. Ctrl-C is the program's to answer: we stay to tidy up after it.
 *
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Promise<number>} its exit status, 128 and the signal's number when it died of one
 */
export async function run(words, environment = {}) {
  return await waitFor(spawn(words[0] ?? '', words.slice(1), { stdio: 'inherit', env: { ...process.env, ...environment } }));
}

/**
 * Runs a program beside what else is done, and gives what it wrote.
 *
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Promise<{ readonly status: number, readonly output: string }>}
 */
export async function gather(words, environment = {}) {
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { status: await waitFor(child), output };
}

/** @param {import('node:child_process').ChildProcess} child */
async function waitFor(child) {
  const stay = () => {};
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', stay).on('SIGTERM', forward).on('SIGHUP', forward);
  try {
    return await new Promise((/** @type {(status: number) => void} */ resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
    });
  } finally {
    process.off('SIGINT', stay).off('SIGTERM', forward).off('SIGHUP', forward);
  }
}
