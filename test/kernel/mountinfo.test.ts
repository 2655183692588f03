import { expect, test } from 'vitest';
import { parseMountinfo } from '../../src/kernel/mountinfo.ts';

const ordinary = '63 43 0:39 / /run rw,relatime - tmpfs tmpfs rw\n';

test('a namespace bound to a path is found among other mounts', () => {
  const text = `${ordinary}65 64 0:4 net:[4026532178] /run/netns/beijing rw shared:2 - nsfs nsfs rw\n${ordinary}`;
  expect(parseMountinfo(text)).toEqual([{ id: { device: 4, inode: 4026532178 }, mountPoint: '/run/netns/beijing' }]);
});

test('a mount without optional fields, and one with several, read alike', () => {
  const bare = '65 64 0:4 net:[7] /x rw - nsfs nsfs rw\n';
  const shared = '65 64 0:4 net:[7] /x rw shared:2 master:1 propagate_from:3 - nsfs nsfs rw\n';
  expect(parseMountinfo(bare)).toEqual(parseMountinfo(shared));
});

test('octal escapes in a mount point are bytes', () => {
  const text = '65 64 0:4 net:[7] /run/a\\040b\\011c\\012d\\134e\xff rw - nsfs nsfs rw';
  expect(parseMountinfo(text)[0]?.mountPoint).toBe('/run/a b\tc\nd\\e\udcff');
});

test('a namespace that is bound twice is listed twice', () => {
  const line = (path: string) => `65 64 0:4 net:[7] ${path} rw - nsfs nsfs rw\n`;
  expect(parseMountinfo(line('/a') + line('/b')).map(({ mountPoint }) => mountPoint)).toEqual(['/a', '/b']);
});

test('namespaces of other types and file systems of other types are passed over', () => {
  const uts = '65 64 0:4 uts:[7] /x rw - nsfs nsfs rw\n';
  const folder = '65 64 0:39 net:[7] /x rw - tmpfs nsfs rw\n';
  expect(parseMountinfo(uts + folder)).toEqual([]);
});

test('a device number is composed as stat composes it', () => {
  expect(parseMountinfo('65 64 8:300 net:[7] /x rw - nsfs nsfs rw\n')[0]?.id.device).toBe(0x10082c);
});
