import { expect, test } from 'vitest';
import { recognizers, type Candidate } from '../../../src/discover/owners/recognizers.ts';
import type { OwnerKind } from '../../../src/model/namespace.ts';
import type { ProcessMarks } from '../../../src/model/process-marks.ts';

interface Stated extends Partial<Omit<Candidate, 'first'>> {
  readonly first?: Partial<ProcessMarks>;
}

function owners({ first, ...stated }: Stated): readonly (readonly [OwnerKind, string, boolean])[] {
  const marks: ProcessMarks = { pid: 70, parent: 60, name: 'sleep', words: ['sleep', '60'], cgroups: ['/'], isTrusted: true, ...first };
  const candidate: Candidate = { first: marks, parentName: 'bash', programs: [marks.name], registered: [], ...stated };
  return recognizers.flatMap((recognize) => recognize(candidate) ?? []).map(({ kind, name, isTrusted }) => [kind, name, isTrusted]);
}

test('a process that nobody runs in particular has no owner', () => {
  expect(owners({})).toEqual([]);
  expect(owners({ first: { cgroups: ['/user.slice/user-1000.slice/session-3.scope', '/'] } })).toEqual([]);
});

test('what systemd-machined has written down is a machine', () => {
  expect(owners({ registered: [{ by: 'machine', name: 'web', pid: 70, isTrusted: true }] })).toEqual([['machine', 'web', true]]);
});

test.each([
  ['/machine.slice/systemd-nspawn@my\\x2dbox.service/payload/init.scope', 'my-box'],
  ['/machine.slice/machine-lxc\\x2d77\\x2dweb.scope/libvirt', 'lxc-77-web'],
  ['/machine.slice/machine-debian.scope', 'debian'],
])('the cgroup %s is that of a machine', (folder, name) => {
  expect(owners({ first: { cgroups: [folder] } })).toEqual([['machine', name, true]]);
});

test.each([
  ['/lxc.payload.web', 'web'],
  ['/lxc.payload.web/system.slice/cron.service', 'web'],
  ['/lxc/old/init.scope', 'old'],
  ['/lxc.payload.project_api/init.scope', 'project_api'],
])('the cgroup %s is that of an LXC container', (folder, name) => {
  expect(owners({ first: { cgroups: ['/', folder] } })).toEqual([['lxc', name, true]]);
});

test('a user makes the folders below his slice as he likes: their names are not trusted', () => {
  expect(owners({ first: { cgroups: ['/user.slice/user-1000.slice/user@1000.service/app.slice/lxc.payload.prod'] } })).toEqual([['lxc', 'prod', false]]);
  expect(owners({ first: { parent: 1, cgroups: ['/user.slice/user-1000.slice/user@1000.service/prod.service'] }, parentName: 'systemd' })).toEqual([['unit', 'prod.service', false]]);
});

test('the shell of a mininet node carries its name', () => {
  const words = ['bash', '--norc', '--noediting', '-is', 'mininet:h1'];
  expect(owners({ first: { words } })).toEqual([['mininet', 'h1', true]]);
  expect(owners({ first: { words, isTrusted: false } })).toEqual([['mininet', 'h1', false]]);
});

test('a munet node is what munet has written down', () => {
  expect(owners({ registered: [{ by: 'munet', name: 'r1', pid: 70, isTrusted: false }] })).toEqual([['munet', 'r1', false]]);
});

test('a firejail is called by its name, or by the program in it', () => {
  expect(owners({ first: { name: 'firejail' }, programs: ['firejail', 'firefox'], registered: [{ by: 'firejail', name: 'fox', pid: 60, isTrusted: true }] })).toEqual([['firejail', 'fox', true]]);
  expect(owners({ first: { name: 'firejail' }, programs: ['firejail', 'firefox'] })).toEqual([['firejail', 'firefox', true]]);
  expect(owners({ first: { name: 'firejail' }, programs: ['firejail'] })).toEqual([]);
});

test('a bubblewrap is called by the flatpak application, or by the program in it', () => {
  const cgroups = ['/user.slice/user-1000.slice/user@1000.service/app.slice/app-flatpak-org.mozilla.firefox-4711.scope'];
  expect(owners({ first: { name: 'bwrap', cgroups }, programs: ['bwrap', 'firefox'] })).toEqual([['bubblewrap', 'org.mozilla.firefox', true]]);
  expect(owners({ first: { name: 'sleep' }, parentName: 'bwrap', programs: ['sleep'] })).toEqual([['bubblewrap', 'sleep', true]]);
});

test('the main process of a unit stands for the unit; what it starts elsewhere does not', () => {
  const cgroups = ['/system.slice/nginx.service'];
  expect(owners({ first: { parent: 1, cgroups }, parentName: 'systemd' })).toEqual([['unit', 'nginx.service', true]]);
  expect(owners({ first: { parent: 60, cgroups }, parentName: 'nginx' })).toEqual([]);
});
