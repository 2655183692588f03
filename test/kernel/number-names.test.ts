import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readNumberNames } from '../../src/kernel/number-names.ts';
import { builtInNames } from '../../src/model/number-names.ts';

let root = '';
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'netnsh-names-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = () => readNumberNames(['etc', 'usr'].map((folder) => join(root, folder)));

test('without any file the names are those that are built in', () => {
  expect(read()).toEqual(builtInNames);
});

test('the file in /etc hides that in /usr, and each kind is looked for by itself', () => {
  write('etc/rt_tables', '100 vpn\n');
  write('usr/rt_tables', '100 shadowed\n101 unseen\n');
  write('usr/rt_protos', '99 openr\n');
  const { tables, protocols } = read();
  expect([...tables.nameOf]).toEqual([...builtInNames.tables.nameOf, [100, 'vpn']]);
  expect(protocols.nameOf.get(99)).toBe('openr');
});

test('files in rt_tables.d that end in .conf are read after it, those of /etc in the place of those of /usr', () => {
  write('etc/rt_tables', '100 vpn\n');
  write('etc/rt_tables.d/b.conf', '102 from-etc\n');
  write('etc/rt_tables.d/a.conf', '100 renamed\n');
  write('etc/rt_tables.d/README', '103 not-a-name\n');
  write('usr/rt_tables.d/b.conf', '104 hidden\n');
  write('usr/rt_tables.d/c.conf', '102 from-usr\n105 office\n');
  const { tables } = read();
  expect([100, 102, 103, 104, 105].map((number) => tables.nameOf.get(number))).toEqual(['renamed', 'from-etc', undefined, undefined, 'office']);
});
