import { expect, test } from 'vitest';
import { openTestShell, see, seeJson } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';

const world = () =>
  theLab({ namespaces: { web: { processes: [{ pid: 70, command: '/usr/sbin/nginx', inodes: { pid: 4026532901, mnt: 4026532902 } }, { pid: 71, command: 'nginx: worker', inodes: { pid: 4026532901, mnt: 4026532902 } }] } } });

test('all kinds of one process, and how many others share each', async () => {
  expect(await see('nsids 70', {}, world())).toMatchInlineSnapshot(`
    "pid  process  kind         inode  shared by
    ───────────────────────────────────────────
     70  nginx    cgroup  4026531835  4 others
     70  nginx    ipc     4026531839  4 others
     70  nginx    mnt     4026532902  1 other
     70  nginx    net     4026532203  1 other
     70  nginx    pid     4026532901  1 other
     70  nginx    user    4026531837  4 others
     70  nginx    uts     4026531838  4 others"
  `);
});

test('a namespace is its oldest process', async () => {
  expect(await see('nsids web', {}, world())).toBe(await see('nsids pid:70', {}, world()));
});

test('without a word: what a program started here would be in', async () => {
  const shell = await openTestShell();
  await shell.executeLine('cd beijing');
  expect(await see('nsids', shell)).toMatchInlineSnapshot(`
    "pid  process                 kind         inode  shared by
    ──────────────────────────────────────────────────────────────────────
         a program started here  cgroup  4026531835  3 others
         a program started here  ipc     4026531839  3 others
         a program started here  mnt                 made for each program
         a program started here  net     4026532201  no other
         a program started here  pid     4026531836  3 others
         a program started here  user    4026531837  3 others
         a program started here  uts     4026531838  3 others"
  `);
});

test('a row of JSON', async () => {
  const rows = (await seeJson('nsids 70', world())) as readonly { readonly kind: string }[];
  expect(rows.find(({ kind }) => kind === 'net')).toEqual({ namespace: 'web', pid: 70, process: 'nginx', kind: 'net', inode: 4026532203, device: 4, sharedBy: 1 });
});

test('no such process, no such namespace', async () => {
  expect(await see('nsids 99999')).toMatchInlineSnapshot(`
    "no process 99999
    nsids 99999
          ^^^^^
      hint: procs --all lists the processes
    [status 1]"
  `);
  expect(await see('nsids beijng')).toMatchInlineSnapshot(`
    "no namespace named beijng
    nsids beijng
          ^^^^^^
      hint: did you mean beijing?
    [status 1]"
  `);
});

test('--all passes over a process that ended meanwhile, and says so', async () => {
  const machine = world();
  const vanishing = { ...machine, readProcess: async (pid: number) => (pid === 70 ? undefined : await machine.readProcess(pid)) };
  const { status, out, err } = await (await openTestShell({ as: 'script' }, vanishing)).executeLine('nsids --all -C namespace,kind');
  expect({ status, err }).toEqual({ status: 0, err: 'web was left out: no process 70\n' });
  expect(out).toContain('host');
  expect(out).not.toContain('web');
});
