import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';

/**
 * A group of tests on the real kernel. They run in the private world that `npm test` makes, and nowhere else: what is needed and
 * not there is said in the group's title, and the group is skipped. After each test the world is as it was before it, and after the
 * group as before the group. `needs` names programs besides ip.
 */
export function worldRing(name: string, body: () => void, needs: readonly string[] = []): void {
  const reason = whyNotHere(needs);
  describe.skipIf(reason !== undefined)(reason === undefined ? name : `${name} (skipped: ${reason})`, () => {
    let beforeGroup = nothing;
    let beforeTest = nothing;
    beforeAll(() => void (beforeGroup = takeStock()));
    beforeEach(() => void (beforeTest = takeStock()));
    afterEach(() => removeBeyond(beforeTest));
    afterAll(() => removeBeyond(beforeGroup));
    body();
  });
}

/** The world of our own, checked against where this process really is: a variable that leaked out of a test run must not open the host. */
export function isInWorld(): boolean {
  return process.env['NETNSH_TEST_WORLD'] === readlinkSync('/proc/self/ns/net');
}

function whyNotHere(needs: readonly string[]): string | undefined {
  if (!isInWorld()) return process.env['NETNSH_TEST_WHY_NOT'] ?? 'no private world; npm test makes one';
  const missing = ['ip', ...needs].filter((program) => !hasProgram(program));
  return missing.length === 0 ? undefined : `no ${missing.join(', no ')} on this machine`;
}

/** Whether PATH leads to it. */
export function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Makes a namespace and gives its name. */
export function aNamespace(name = `test-${(made += 1)}`): string {
  ip(['netns', 'add', name]);
  return name;
}

let made = 0;

/** Runs `ip`, which must succeed, and gives what it printed. Words that hold blanks want a list. */
export function ip(words: string | readonly string[]): string {
  return runProgram(['ip', ...toWords(words)]);
}

/** What `ip -j -d` says, or with `program` bridge. A fresh `unknown`, for the test to look at. */
export function ipJson(words: string | readonly string[], program: 'ip' | 'bridge' = 'ip'): unknown {
  const text = runProgram([program, '-j', '-d', ...toWords(words)]).trim();
  return text === '' ? [] : parseIpJson(text);
}

/** JSON of iproute2, which before 7.0 prints the control characters of a name raw. It puts everything on one line. */
export function parseIpJson(text: string): unknown {
  return JSON.parse(text.replaceAll(/[\0-\x1f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** Runs a program in the world; throws with what it wrote to stderr unless it ends with status 0. */
export function runProgram(words: readonly string[], input = ''): string {
  const [program = '', ...rest] = words;
  const { status, signal, stdout, stderr, error } = spawnSync(program, rest, { encoding: 'utf8', input });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${error?.message ?? (stderr.trim() || stdout.trim() || `ended with ${status ?? signal}`)}`);
  return stdout;
}

/**
 * Words before a command that make it an ordinary user's. Only root has another user to become; inside an ordinary user's world
 * there is nobody else.
 */
export function ordinaryUser(): readonly string[] | undefined {
  const canBecomeAnybody = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)[2] === '4294967295';
  return canBecomeAnybody && hasProgram('setpriv') ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : undefined;
}

function toWords(words: string | readonly string[]): readonly string[] {
  return typeof words === 'string' ? words.split(' ') : words;
}

interface Stock {
  readonly names: readonly string[];
  readonly links: readonly string[];
}

const nothing: Stock = { names: [], links: [] };

function takeStock(): Stock {
  return { names: listNames(), links: listLinks() };
}

function removeBeyond(before: Stock): void {
  if (!isInWorld()) throw new Error('a test has left the private world, so nothing is removed');
  for (const name of listNames().filter((name) => !before.names.includes(name))) {
    spawnSync('umount', ['--lazy', '--', join(namesFolder, name)]); // fails where no namespace is mounted: a stale file, a symlink
    rmSync(join(namesFolder, name), { recursive: true, force: true });
  }
  // Some go with the other end or the lower device that was removed before them, so a failure here means nothing; what does stay,
  // scripts/leftovers.js finds.
  for (const link of listLinks().filter((link) => !before.links.includes(link))) spawnSync('ip', ['link', 'delete', 'dev', link]);
}

const namesFolder = '/run/netns';

function listNames(): readonly string[] {
  try {
    return readdirSync(namesFolder);
  } catch {
    return []; // nobody has made a namespace yet
  }
}

/** Links of the world's own namespace. /sys/class/net would still show those of the namespace in which /sys was mounted. */
function listLinks(): readonly string[] {
  const [, , ...lines] = readFileSync('/proc/self/net/dev', 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.slice(0, line.lastIndexOf(':')).trimStart());
}
