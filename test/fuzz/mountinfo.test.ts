import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMountinfo } from '../../src/kernel/mountinfo.ts';

const piece = fc.constantFrom(' ', '\n', '-', ' - nsfs ', ' net:[', '4026532178', ']', '/run/a\\040b', '\\', '0:4', '999999999999999999', 'rw');

test('whatever a mountinfo holds, reading it never throws and never invents a line', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      expect(parseMountinfo(text).length).toBeLessThanOrEqual(text.split('\n').length);
    }),
  );
});

test('a line that the kernel would write is read back, whatever the mount point holds', () => {
  const path = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from([0x2f, ...bytes.filter((byte) => byte !== 0)]));
  fc.assert(
    fc.property(path, fc.integer({ min: 1, max: 0xffffffff }), (bytes, inode) => {
      const escaped = bytes.toString('latin1').replace(/[ \t\n\\]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
      const [mount] = parseMountinfo(`1 2 0:4 net:[${inode}] ${escaped} rw - nsfs nsfs rw\n`);
      expect(mount?.id).toEqual({ device: 4, inode });
      expect(mount?.mountPoint.startsWith('/')).toBe(true);
    }),
  );
});

test('a long line of openings is read in one pass', () => {
  expect(parseMountinfo(' net:['.repeat(200_000))).toEqual([]);
  expect(parseMountinfo(`${' net:[\n'.repeat(200_000)}`)).toEqual([]);
});
