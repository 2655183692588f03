import { expect, test } from 'vitest';
import { explainForbidden, type ForbiddenFacts } from '../../../src/cli/demo/forbidden.ts';

test('without unshare, its package is named', () => {
  expect(explained({ said: undefined })).toEqual({
    message: 'the demo needs the program unshare',
    hint: 'on Debian and Ubuntu: sudo apt-get install util-linux',
    status: 127,
  });
});

test("Ubuntu's AppArmor is named, with both ways out", () => {
  expect(explained({ settings: { 'kernel.apparmor_restrict_unprivileged_userns': 1, 'user.max_user_namespaces': 9000 } })).toEqual({
    message: 'no private world for the demo: AppArmor forbids ordinary users to make user namespaces (kernel.apparmor_restrict_unprivileged_userns is 1)',
    hint: 'sudo netnsh demo, or allow it to everybody: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    status: 1,
  });
});

test("Debian's switch is named, with both ways out", () => {
  expect(explained({ settings: { 'kernel.unprivileged_userns_clone': 0, 'kernel.apparmor_restrict_unprivileged_userns': 1 } })).toEqual({
    message: 'no private world for the demo: kernel.unprivileged_userns_clone is 0 on this machine',
    hint: 'sudo netnsh demo, or allow it to everybody: sudo sysctl -w kernel.unprivileged_userns_clone=1',
    status: 1,
  });
});

test.each(['user.max_user_namespaces', 'user.max_net_namespaces'])('a limit of 0 is named: %s', (name) => {
  expect(explained({ said: 'unshare: unshare failed: No space left on device', settings: { [name]: 0 } })).toEqual({
    message: `no private world for the demo: ${name} is 0 on this machine`,
    hint: `sudo sysctl -w ${name}=10000`,
    status: 1,
  });
});

test('a limit that is reached is told from one of 0', () => {
  expect(explained({ said: 'unshare: unshare failed: No space left on device', settings: { 'user.max_user_namespaces': 7 } })).toEqual({
    message: 'no private world for the demo: there are as many namespaces as this machine allows',
    hint: 'sudo sysctl -w user.max_user_namespaces=10000 user.max_net_namespaces=10000',
    status: 1,
  });
});

test("a container's seccomp filter is named before what the machine around it forbids as well", () => {
  expect(explained({ isFiltered: true, settings: { 'kernel.apparmor_restrict_unprivileged_userns': 1 } })).toEqual({
    message: 'no private world for the demo: a seccomp filter forbids it, as containers have one (unshare: unshare failed: Operation not permitted)',
    hint: 'start the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined, or with --privileged',
    status: 1,
  });
});

test('what nobody can explain is told in the words of unshare', () => {
  expect(explained({})).toEqual({
    message: 'no private world for the demo: unshare: unshare failed: Operation not permitted',
    hint: 'sudo netnsh demo',
    status: 1,
  });
});

test('root is not sent to sudo, nor to settings that are for others', () => {
  expect(explained({ isPrivileged: true, settings: { 'kernel.unprivileged_userns_clone': 0, 'kernel.apparmor_restrict_unprivileged_userns': 1 } })).toEqual({
    message: 'no private world for the demo: unshare: unshare failed: Operation not permitted',
    hint: undefined,
    status: 1,
  });
});

function explained(facts: Partial<ForbiddenFacts>): { readonly message: string; readonly hint: string | undefined; readonly status: number } {
  const plain = { said: 'unshare: unshare failed: Operation not permitted', isPrivileged: false, settings: {}, isFiltered: false };
  const { message, hint, status } = explainForbidden({ ...plain, ...facts });
  return { message, hint, status };
}
