import { expect, test } from 'vitest';
import { parseMarks } from '../../../src/kernel/proc/process-marks.ts';

const status = (real: number, effective: number): string => `Name:\tbash\nUmask:\t0022\nState:\tS (sleeping)\nPid:\t70\nPPid:\t60\nUid:\t${real}\t${effective}\t0\t0\nThreads:\t1\n`;

test('words, cgroups and parent of a process', () => {
  const cgroup = '12:pids:/lxc.payload.web\n1:name=systemd:/system.slice/a:b.service\n0::/lxc.payload.web\n';
  expect(parseMarks(70, status(0, 0), 'bash\0-is\0mininet:h\xc3\xb6\0', cgroup)).toEqual({
    pid: 70,
    parent: 60,
    name: 'bash',
    words: ['bash', '-is', 'mininet:hö'],
    cgroups: ['/lxc.payload.web', '/system.slice/a:b.service'],
    isTrusted: true,
  });
});

test.each([
  [0, 0, true],
  [4711, 0, false], // a setuid program: its words are its caller's
  [4711, 4711, false],
])('real uid %i and effective uid %i: trusted %j', (real, effective, isTrusted) => {
  expect(parseMarks(70, status(real, effective), '', '0::/\n')).toMatchObject({ words: [], cgroups: ['/'], isTrusted });
});
