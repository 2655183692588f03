import { expect, test } from 'vitest';
import { see, seeJson } from '../support/test-shell.ts';

test('inode, pid, path and nsid give a label each, one a line', async () => {
  expect(await see('resolve inode 4026532201 net:[4026532202]')).toBe('beijing\nshanghai');
  expect(await see('resolve pid 900')).toBe('host');
  expect(await see('resolve path /run/netns/shanghai')).toBe('shanghai');
  expect(await see('resolve nsid 0 1')).toBe('beijing\nshanghai');
  expect(await see('resolve nsid 0 --from beijing')).toBe('host');
});

test('of several values, what stands for nothing keeps its line', async () => {
  expect(await see('resolve pid 900 77777')).toMatchInlineSnapshot(`
    "host
    -
    no process 77777"
  `);
  expect(await seeJson('resolve pid 900 77777')).toEqual([
    { asked: '900', namespace: 'host', inode: 4026531840, names: [], owners: [], path: null, problem: null },
    { asked: '77777', namespace: null, inode: null, names: [], owners: [], path: null, problem: 'no process 77777' },
  ]);
});
