import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useKernelProgram } from '../support/kernel-program.ts';
import { aNamespace, hasProgram, ip, worldRing } from '../support/world.ts';

worldRing('the way back to the starting namespace', () => {
  const program = useKernelProgram('enter.ts');

  function run(words: readonly string[], before: readonly string[] = []): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    const [first = '', ...rest] = [...before, ...program(), ...words];
    const { status, stdout, stderr } = spawnSync(first, rest, { encoding: 'utf8', cwd: '/tmp' });
    return { status, stdout, stderr };
  }

  test('when it is lost the process ends at once: no handler, no cleaning up, no next line', () => {
    const { status, stdout, stderr } = run(['lose', `/run/netns/${aNamespace()}`]);
    expect({ status, stdout }).toEqual({ status: 70, stdout: 'inside\n' });
    expect(stderr).toMatch(/^netnsh: cannot return to the starting namespace, ending at once: KernelError: setns: EBADF\n$/);
  });

  test('also when the work inside failed', () => {
    expect(run(['lose and throw', `/run/netns/${aNamespace()}`])).toMatchObject({ status: 70, stdout: 'inside\n' });
  });

  test('also when it is the mount namespace that can not be left', () => {
    expect(run(['lose mounts', `/run/netns/${aNamespace()}`])).toMatchObject({ status: 70, stdout: 'inside\n' });
  });

  test('also when nobody hears of it any more', async () => {
    const [first, ...rest] = [...program(), 'lose unheard', `/run/netns/${aNamespace()}`];
    const child = spawn(first, rest, { stdio: 'pipe' });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.stderr.destroy();
    await once(child.stderr, 'close');
    child.stdin.end('go');
    expect(await ended).toEqual([70, null]);
  });

  test('is not left behind twice: a stretch inside another one is a bug of ours', () => {
    const { status, stdout } = run(['nested', `/run/netns/${aNamespace()}`]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Error: this thread is in another network namespace already/);
    expect(stdout).not.toContain('inside');
  });

  test('is tried before the first leaving: whoever may not return does not leave', () => {
    const { status, stdout, stderr } = run(['add', 'mine'], ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', 'mount -t tmpfs tmpfs /run && exec "$@"', 'sh']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('KernelError: enter a network namespace: this needs CAP_SYS_ADMIN, there and here (EPERM)\nhint: start netnsh with sudo, or try: netnsh demo\ncleaned up\nexit handlers ran\n');
  });

  test.runIf(hasProgram('setpriv'))('without CAP_SYS_CHROOT a program starts with the /sys of old, and says so', () => {
    const name = aNamespace();
    ip(['-n', name, 'link', 'add', 'name', 'inside', 'type', 'bridge']);
    const own = readdirSync('/sys/class/net').filter((name) => name !== 'bonding_masters').join(' ');
    const { status, stdout } = run(['program', `/run/netns/${name}`], ['setpriv', '--bounding-set', '-sys_chroot']);
    expect(status).toBe(0);
    expect(stdout).toBe(`notice: /sys still shows the devices of the starting namespace: another needs CAP_SYS_ADMIN and CAP_SYS_CHROOT (EPERM)\ndevices: ${own}\nback in /tmp of the same root\nwent on\ncleaned up\nexit handlers ran\n`);
  });

  test.runIf(hasProgram('chroot'))('leads back into a changed root too', () => {
    // A mount of everything, so that the root is another one than that of the mount namespace.
    const inRoot = 'mkdir /run/root && mount --rbind / /run/root && exec chroot /run/root "$@"';
    const { status, stdout } = run(['program', `/run/netns/${aNamespace()}`], ['unshare', '--mount', 'sh', '-c', inRoot, 'sh']);
    expect(status).toBe(0);
    expect(stdout).toContain('devices: lo\nback in / of the same root\nwent on\n');
  });
});
