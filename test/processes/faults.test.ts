import { expect, test } from 'vitest';
import { everyCommand } from '../support/every-command.ts';
import { netnsh, runWords, type Run } from '../support/run-netnsh.ts';
import { ordinaryUser, worldRing } from '../support/world.ts';

/** Two namespaces with a wire between them, in mount and pid namespaces of their own; `fault` is what a shell then does to that world. */
function runInWorld(fault: string, words: readonly string[] = []): Run {
  const build = 'mount -t tmpfs tmpfs /run && ip netns add a && ip netns add b && ip link add va netns a type veth peer name vb netns b';
  const run = ['unshare', '--net', '--pid', '--fork', '--mount-proc', 'sh', '-c', `${build} && { ${fault}; } && "$@"; exit $?`, 'sh'];
  return runWords([...run, ...words, ...netnsh, '--keep-going', '-c', everyCommand.join('\n')]);
}

/** Every command was tried, up to the last one; what failed did so in words, and none of them are ours to mend. */
function expectUnderstood({ status, stdout, stderr }: Run): void {
  const odd = stderr.split('\n').filter((line) => /this is a bug|node:internal|^\s+at |ERR_|undefined|NaN/.test(line));
  expect({ status, odd, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ status: 0, odd: [], last: 'host' });
}

worldRing('every command, where the machine is not as it should be', () => {
  test.each([
    ['there is no /run/netns', 'umount -l /run/netns/a /run/netns/b /run/netns; rm -r /run/netns', ['cd: no namespace named a']],
    ['/run/netns is read-only', 'mount -o remount,bind,ro /run/netns', ['mkns: create /run/netns/tokyo: EROFS', 'attach: create /run/netns/osaka: EROFS', 'rmns: no namespace named tokyo']],
    ['/run/netns is there and /run read-only', 'umount -l /run/netns/a /run/netns/b /run/netns; rm -r /run/netns; mount -o remount,ro /run', ['mkns: share /run/netns: EROFS']],
    ['something else is mounted over /run/netns', 'mount -t tmpfs tmpfs /run/netns', ['cd: no namespace named a', 'path: no namespace named a']],
    ['/run/netns is a file', 'umount -l /run/netns/a /run/netns/b /run/netns; rm -r /run/netns; touch /run/netns', ['mkns: share /run/netns: ENOTDIR', 'attach: share /run/netns: ENOTDIR']],
    ['there is no /sys', 'umount -R /sys', []],
    ['there is nothing in /etc', 'mount -t tmpfs tmpfs /etc', []],
    ['there is no PATH, and no other variable', 'set -- env -i "$@"', []],
    ['standard output is closed', 'exec >&-', undefined],
    ['21 files may be open, fewer than any Node wants', 'ulimit -n 21', []],
    ['26 files may be open', 'ulimit -n 26', ['sh: can not be started: too many files are open (EMFILE)']],
    ['48 files may be open', 'ulimit -n 48', []],
  ] as const)('%s', (_, fault, said) => {
    const run = runInWorld(fault);
    if (said === undefined) return expect(run).toMatchObject({ status: 0, stdout: '', stderr: expect.not.stringMatching(/bug|node:internal/) });
    expectUnderstood(run);
    for (const words of said) expect(run.stderr).toContain(`netnsh: ${words}`);
  });
}, ['unshare', 'mount']);

/** Words that leave only these capabilities. */
const only = (capabilities: string): readonly string[] => ['setpriv', `--bounding-set=-all,${capabilities}`, '--inh-caps=-all'];

worldRing('every command, with some rights only', () => {
  const nobody = ordinaryUser();

  test.skipIf(nobody === undefined).each([
    ['CAP_NET_ADMIN alone', only('+net_admin'), ['cd: enter a: this needs CAP_SYS_ADMIN, there and here (EPERM)', 'mkns: share /run/netns: this needs CAP_SYS_ADMIN (EPERM)']],
    ['CAP_NET_ADMIN alone, of an ordinary user', [...(nobody ?? []), '--inh-caps=-all,+net_admin', '--ambient-caps=-all,+net_admin'], ['cd: enter a: this needs CAP_SYS_ADMIN, there and here (EPERM)']],
    ['CAP_SYS_ADMIN alone', only('+sys_admin'), []],
    ['CAP_SYS_ADMIN and CAP_NET_ADMIN', only('+sys_admin,+net_admin'), []],
    ['all but CAP_SYS_PTRACE', ['setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace'], []],
    ['none', nobody ?? [], ['cd: enter a: this needs CAP_SYS_ADMIN, there and here (EPERM)', 'mkns: share /run/netns: this needs CAP_SYS_ADMIN (EPERM)']],
  ] as const)('%s', (_, as, said) => {
    const run = runInWorld(':', as);
    expectUnderstood(run);
    for (const words of said) expect(run.stderr).toContain(`netnsh: ${words}`);
    const unnamed = run.stderr.split('\n').filter((line) => /EPERM|EACCES|not permitted|denied/i.test(line) && !/CAP_[A-Z_]+/.test(line));
    expect(unnamed).toEqual([]);
  });

  test.skipIf(nobody === undefined)('setuid use is refused before anything is read', () => {
    const refused = { status: 1, stdout: '', stderr: expect.stringMatching(/^netnsh: netnsh does not run setuid or setgid: /) };
    expect(runWords(['setpriv', '--ruid=65534', ...netnsh, 'ns'])).toMatchObject(refused);
    expect(runWords(['setpriv', '--rgid=65534', '--clear-groups', ...netnsh, 'ns'])).toMatchObject(refused);
  });

  test.skipIf(nobody === undefined)('nothing gives a program more than netnsh was given', () => {
    const capabilities = 'grep -E "^(Cap(Eff|Prm|Inh|Amb|Bnd)|NoNewPrivs)" /proc/self/status';
    for (const as of [only('+sys_admin,+sys_chroot,+net_admin'), nobody ?? [], []]) {
      const without = runWords([...as, 'sh', '-c', capabilities]).stdout;
      expect(runWords([...as, ...netnsh, '-c', `sh -c '${capabilities}'`]).stdout).toBe(without);
      if (as !== nobody) expect(runWords([...as, ...netnsh, '-c', `mkns inside; @inside sh -c '${capabilities}' | sed 's/^inside: //'; rmns -y inside`]).stdout).toContain(without);
    }
  });
}, ['unshare', 'setpriv']);
