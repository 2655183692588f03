import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHistory } from '../../src/shell/history.ts';

let directory: string;
let path: string;
const problems: string[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'netnsh-history-'));
  path = join(directory, 'state', 'netnsh', 'history');
  problems.length = 0;
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (at: string | undefined = path) => openHistory(at, (problem) => problems.push(problem));

function aFile(content: string | Buffer): string {
  const file = join(directory, 'history');
  writeFileSync(file, content);
  return file;
}

test('what was added is there for the next shell, lines with newlines and backslashes too', () => {
  const lines = ['links', 'say one\ntwo\r\n', String.raw`printf 'a\nb\\'`, '北京 😀'];
  for (const line of lines) open().add(line);
  expect(open().entries()).toEqual(lines);
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
});

test('file and folder are for their owner only', () => {
  open().add('links');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
});

test('two shells see what the other added, and a repetition counts once', () => {
  const one = open();
  const two = open();
  one.add('links');
  two.add('links');
  two.add('addrs');
  one.add('routes');
  expect(one.entries()).toEqual(['links', 'addrs', 'routes']);
  expect(two.entries()).toEqual(['links', 'addrs', 'routes']);
  expect(readFileSync(path, 'utf8')).toBe('links\naddrs\nroutes\n');
});

test('a leading blank keeps a line out, and an empty line is none', () => {
  const history = open();
  history.add(' secret');
  history.add('');
  history.add('  ');
  expect(history.entries()).toEqual([]);
});

test('invalid bytes and empty lines do no harm', () => {
  const history = open(aFile(Buffer.from([0x6c, 0xff, 0x73, 0x0a, 0x0a, 0x6e, 0x73, 0x0a])));
  expect(history.entries()).toEqual(['l\ufffds', 'ns']);
});

test('a last line that was cut off does not swallow the next one', () => {
  const file = aFile('links\nadd');
  const history = open(file);
  expect(history.entries()).toEqual(['links']);
  history.add('routes');
  expect(readFileSync(file, 'utf8')).toBe('links\nadd\nroutes\n');
  expect(history.entries()).toEqual(['links', 'add', 'routes']);
});

test('the last five thousand are kept in mind, of a huge file too', () => {
  const line = (n: number) => `line ${n} ${'x'.repeat(1000)}`;
  const file = aFile(Array.from({ length: 6000 }, (_, n) => `${line(n)}\n`).join(''));
  const entries = open(file).entries();
  expect(entries.at(-1)).toBe(line(5999));
  expect(entries.length).toBeLessThanOrEqual(5000);
  expect(entries.every((entry) => /^line \d+ x+$/.test(entry))).toBe(true);

  const short = aFile(Array.from({ length: 6000 }, (_, n) => `${n}\n`).join(''));
  expect(open(short).entries()).toHaveLength(5000);
});

test('a file that was emptied or replaced is read anew', () => {
  const file = aFile('a long first line\n');
  const history = open(file);
  history.entries();
  writeFileSync(file, 'b\n');
  expect(history.entries()).toEqual(['b']);
  appendFileSync(file, 'c\n');
  expect(history.entries()).toEqual(['b', 'c']);
});

test('a full disk is told once, and the lines of this shell are remembered', () => {
  const file = join(directory, 'history');
  symlinkSync('/dev/full', file);
  const history = open(file);
  history.add('links');
  history.add('addrs');
  expect(history.entries()).toEqual(['links', 'addrs']);
  expect(problems).toEqual(['history is not kept: ENOSPC: no space left on device, write']);
});

test('without a home directory nothing is kept, which is told once', () => {
  const history = openHistory(undefined, (problem) => problems.push(problem));
  history.add('links');
  history.add('addrs');
  expect(history.entries()).toEqual(['links', 'addrs']);
  expect(problems).toEqual(['history is not kept: there is no home directory']);
});

test('a folder in place of the file is told and stops nothing', () => {
  const history = open(directory);
  history.add('links');
  expect(history.entries()).toEqual(['links']);
  expect(problems).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is told once (skipped as root, who may write any file)', () => {
  const file = aFile('links\n');
  chmodSync(file, 0o400);
  const history = open(file);
  history.add('addrs');
  expect(history.entries()).toEqual(['links', 'addrs']);
  expect(problems).toHaveLength(1);
});
