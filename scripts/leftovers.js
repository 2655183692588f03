import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What exists now that a test could have left behind, as lines for people. Take it before and after, and compare.
 *
 * @param {string} folder the run's own folder for temporary files; processes are recognised by having it in their environment
 * @returns {ReadonlySet<string>}
 */
export function takeStock(folder) {
  return new Set([
    ...listNames('/run/netns').map((name) => `the namespace ${name}`),
    ...listLinks().map((name) => `the link ${name}`),
    ...listNames(folder).filter((name) => name.startsWith('netnsh-')).map((name) => `the file ${join(folder, name)}`),
    ...listProcesses(folder),
  ]);
}

/**
 * What is there beyond `before`. A process that was just told to end, or a link whose namespace just went, gets a moment.
 *
 * @param {ReadonlySet<string>} before
 * @param {string} folder
 */
export async function findLeftovers(before, folder) {
  for (let attempt = 0; ; attempt += 1) {
    const left = [...takeStock(folder)].filter((line) => !before.has(line));
    if (left.length === 0 || attempt === 20) return left;
    await sleep(100);
  }
}

/** @param {string} directory */
export function listNames(directory) {
  try {
    return readdirSync(directory).sort();
  } catch {
    return []; // no folder, no names
  }
}

// These the kernel itself makes in every namespace once the tunnel's module is loaded; they cannot be removed.
const madeByKernel = /^(lo|tunl0|gre0|gretap0|erspan0|sit0|ip6tnl0|ip6gre0|ip_vti0|ip6_vti0)$/;

/** /sys/class/net would show the namespace in which /sys was mounted; /proc/net follows the process. */
function listLinks() {
  const [, , ...lines] = readFileSync('/proc/self/net/dev', 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.slice(0, line.lastIndexOf(':')).trimStart()).filter((name) => !madeByKernel.test(name));
}

/** @param {string} folder */
function listProcesses(folder) {
  return listNames('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && isOurs(pid, folder))
    .map((pid) => `the process ${pid} (${readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()})`);
}

/**
 * @param {string} pid
 * @param {string} folder
 */
function isOurs(pid, folder) {
  if (readText(`/proc/${pid}/environ`).includes(folder)) return true;
  return process.env['NETNSH_TEST_WORLD'] !== undefined && mountNamespace(pid) === mountNamespace('self');
}

/** @param {string} pid */
function mountNamespace(pid) {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined; // it has ended, is a zombie, or belongs to somebody else
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
