import { expect, test } from 'vitest';
import { ownerWords } from '../../src/model/operand-words.ts';
import { aNamespace, anOwner } from '../support/builders.ts';

const id = 'c0ffee0123456789';

test('a name that only one has stands alone, and with its kind', () => {
  const web = anOwner('podman:web');
  const words = ownerWords([aNamespace({ inode: 2, owners: [web] })]);
  expect([words.bare(web), words.prefixed(web)]).toEqual(['web', 'podman:web']);
});

test('a name in /run/netns, or of another runtime, takes the bare word away', () => {
  const [web, other] = [anOwner('podman:web'), anOwner('docker:web')];
  expect(ownerWords([aNamespace({ inode: 2, owners: [web] }), aNamespace({ inode: 3, names: ['web'] })]).bare(web)).toBeUndefined();
  const words = ownerWords([aNamespace({ inode: 2, owners: [web] }), aNamespace({ inode: 3, owners: [other] })]);
  expect([words.bare(web), words.prefixed(web), words.prefixed(other)]).toEqual([undefined, 'podman:web', 'docker:web']);
});

test('what a service of compose is called takes the bare word of another away', () => {
  const [web, service] = [anOwner('podman:web'), anOwner('docker:shop-web-1', { also: ['web'] })];
  expect(ownerWords([aNamespace({ inode: 2, owners: [web] }), aNamespace({ inode: 3, owners: [service] })]).bare(web)).toBeUndefined();
});

test('two names for one stack are no conflict', () => {
  const [web, same] = [anOwner('podman:web'), anOwner('docker:web')];
  expect(ownerWords([aNamespace({ inode: 2, owners: [web, same] })]).bare(web)).toBe('web');
});

test('a stranger\'s name needs its kind, and its id where a trusted one has the name', () => {
  const [stranger, own] = [anOwner('podman:web', { isTrusted: false, id }), anOwner('podman:web')];
  expect(ownerWords([aNamespace({ inode: 2, owners: [stranger] })]).bare(stranger)).toBeUndefined();
  expect(ownerWords([aNamespace({ inode: 2, owners: [stranger] })]).prefixed(stranger)).toBe('podman:web');
  const words = ownerWords([aNamespace({ inode: 2, owners: [stranger] }), aNamespace({ inode: 3, owners: [own] })]);
  expect([words.bare(own), words.prefixed(own), words.prefixed(stranger)]).toEqual(['web', 'podman:web', 'podman:c0ffee012345']);
});

test.each([['host'], ['42'], ['a/b'], ['docker:x'], ['unit:x'], ['-x'], ['']])('the name %j reads as something else', (name) => {
  const owner = { ...anOwner('docker:x'), name };
  const words = ownerWords([aNamespace({ inode: 2, owners: [owner] })]);
  expect([words.bare(owner), words.prefixed(owner)]).toEqual([undefined, `docker:${name}`]);
});
