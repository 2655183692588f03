import { ShellError } from '../../errors.ts';

/** What decides whether a private world can be had. */
export interface ForbiddenFacts {
  /** What unshare(1) printed; `undefined` when there is no such program. */
  readonly said: string | undefined;
  /** CAP_SYS_ADMIN in our own user namespace. */
  readonly isPrivileged: boolean;
  /** The kernel's settings (sysctl) that have a say, by name; those that this kernel lacks are missing. */
  readonly settings: Readonly<Record<string, number>>;
  /** A seccomp filter is in place, as in a container. */
  readonly isFiltered: boolean;
}

/** Which thing forbids the private world, and how to go on. */
export function explainForbidden({ said, isPrivileged, settings, isFiltered }: ForbiddenFacts): ShellError {
  if (said === undefined) {
    return new ShellError('netnsh demo needs the program unshare', { status: 127, hint: 'on Debian and Ubuntu: sudo apt-get install util-linux' });
  }
  const limit = ['user.max_user_namespaces', 'user.max_net_namespaces'].find((name) => settings[name] === 0);
  if (limit !== undefined) return refusal(`${limit} is 0 on this machine`, `sudo sysctl -w ${limit}=10000`);
  if (/No space left/.test(said)) {
    return refusal('there are as many namespaces as this machine allows', 'sudo sysctl -w user.max_user_namespaces=10000 user.max_net_namespaces=10000');
  }
  if (isFiltered) {
    return refusal(`a seccomp filter forbids it, as containers have one (${said})`, 'start the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined, or with --privileged');
  }
  if (isPrivileged) return refusal(said, undefined);
  if (settings['kernel.unprivileged_userns_clone'] === 0) {
    return refusal('kernel.unprivileged_userns_clone is 0 on this machine', `${AS_ROOT}, or allow it to everybody: sudo sysctl -w kernel.unprivileged_userns_clone=1`);
  }
  if (settings['kernel.apparmor_restrict_unprivileged_userns'] === 1) {
    return refusal(
      'AppArmor forbids ordinary users to make user namespaces (kernel.apparmor_restrict_unprivileged_userns is 1)',
      `${AS_ROOT}, or allow it to everybody: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`,
    );
  }
  return refusal(said, AS_ROOT);
}

const AS_ROOT = 'sudo netnsh demo';

function refusal(why: string, hint: string | undefined): ShellError {
  return new ShellError(`no private world for the demo: ${why}`, { hint });
}
