import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { netnshFolder } from '../support/run-netnsh.ts';

const root = dirname(netnshFolder);
let folder = '';
let compiled = '';

/** A netnsh of our own, that nobody has started yet. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netnsh-launch-'));
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  compiled = join(folder, 'dist/compiled');
  rmSync(compiled, { recursive: true, force: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(words: readonly string[], options: readonly string[] = []): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, join(folder, 'bin/netnsh'), ...words], { encoding: 'utf8' });
  return stdout + stderr;
}

/** Whatever was compiled, with the moment in which it was written. */
function listCompiled(): readonly (readonly [path: string, writtenAt: number])[] {
  const names = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bin')).sort();
  return names.map((name) => [join(compiled, name), statSync(join(compiled, name)).mtimeMs]);
}

test('what the first run has compiled is there for the next, which writes nothing; a command not run before adds its own', () => {
  expect(run(['-c', 'pwd --json'])).toContain('"namespace": "host"');
  const first = listCompiled();
  expect(first.map(([path]) => path)).toContainEqual(expect.stringMatching(`/${process.version}-${process.arch}/program-.*\\.bin$`));
  run(['-c', 'pwd --json']);
  expect(listCompiled()).toEqual(first);
  run(['help', 'links']);
  expect(listCompiled()).toEqual(expect.arrayContaining([...first]));
  expect(listCompiled().length).toBeGreaterThan(first.length);
});

test('what is no compiled code, or for a V8 with other flags, or can not be written, is done without', () => {
  const answer = run(['help', 'links']);
  expect(answer).toContain('links [NS]');
  for (const [path] of listCompiled()) truncateSync(path, statSync(path).size - 1);
  expect(run(['help', 'links'])).toBe(answer);
  for (const [path] of listCompiled()) writeFileSync(path, Buffer.alloc(statSync(path).size));
  expect(run(['help', 'links'])).toBe(answer);
  rmSync(compiled, { recursive: true });
  run(['help', 'links']);
  expect(run(['help', 'links'], ['--no-lazy', '--stack-size=500'])).toBe(answer);
  rmSync(compiled, { recursive: true });
  writeFileSync(compiled, 'no folder');
  expect(run(['help', 'links'])).toBe(answer);
  expect(readFileSync(compiled, 'utf8')).toBe('no folder');
});

test.runIf(process.geteuid?.() === 0)('in a folder of somebody else nothing is written', () => {
  expect(spawnSync('chown', ['65534', join(folder, 'dist')]).status).toBe(0);
  expect(run(['-c', 'pwd'])).toBe('host\n');
  expect(readdirSync(join(folder, 'dist'))).not.toContain('compiled');
});

test('whoever may write anything writes nothing that others may change', () => {
  spawnSync('sh', ['-c', `umask 0; exec "$@"`, 'sh', process.execPath, join(folder, 'bin/netnsh'), '-c', 'pwd']);
  expect(listCompiled().map(([path]) => statSync(path).mode & 0o777)).toEqual(listCompiled().map(() => 0o644));
  expect(statSync(dirname(listCompiled()[0]?.[0] ?? '')).mode & 0o022).toBe(0);
});

test('a shell that is open while netnsh is upgraded still has all of its commands', async () => {
  const shell = spawn(process.execPath, [join(folder, 'bin/netnsh')]);
  const answers = text(shell.stdout);
  const chunks = join(folder, 'dist/chunks');
  const wanted = readdirSync(chunks).filter((name) => name.endsWith('.cjs')).reduce((sum, name) => sum + statSync(join(chunks, name)).size, 0);
  while (readBytes(shell.pid) < wanted || isReading(shell.pid, chunks)) await pause(20);
  rmSync(join(folder, 'dist'), { recursive: true });
  shell.stdin.end('help links\nhelp --json ns\n');
  await once(shell, 'close');
  expect(await answers).toMatch(/links \[NS\][^]*"name": "ns"/);
});

/** All that a process has read, proc(5). */
function readBytes(pid: number | undefined): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

function isReading(pid: number | undefined, chunks: string): boolean {
  const descriptors = `/proc/${pid}/fd`;
  return readdirSync(descriptors).some((name) => readlink(join(descriptors, name)).startsWith(chunks));
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // it was closed meanwhile
  }
}
