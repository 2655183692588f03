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
    return new ShellError('the demo needs the program unshare', { status: 127, hint: 'on Debian and Ubuntu: sudo apt-get install util-linux' });
  }
  const limit = limits.find((name) => settings[name] === 0);
  if (limit !== undefined) return refusal(`${limit} is 0 on this machine`, `sudo sysctl -w ${limit}=10000`);
  if (/No space left/.test(said)) {
    const more = limits.map((name) => `${name}=10000`).join(' ');
    return refusal('there are as many namespaces as this machine allows', `sudo sysctl -w ${more}`);
  }
  if (isFiltered) return refusal(`a seccomp filter forbids it, as containers have one (${said})`, IN_CONTAINER);
  if (isPrivileged) return refusal(said, undefined);
  if (settings['kernel.unprivileged_userns_clone'] === 0) {
    return refusal('kernel.unprivileged_userns_clone is 0 on this machine', asRootOr('kernel.unprivileged_userns_clone=1'));
  }
  if (settings['kernel.apparmor_restrict_unprivileged_userns'] === 1) {
    return refusal(
      'AppArmor forbids ordinary users to make user namespaces (kernel.apparmor_restrict_unprivileged_userns is 1)',
      asRootOr('kernel.apparmor_restrict_unprivileged_userns=0'),
    );
  }
  return refusal(said, AS_ROOT);
}

const limits = ['user.max_user_namespaces', 'user.max_net_namespaces'];
const AS_ROOT = 'sudo netnsh demo';
const IN_CONTAINER = 'start the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined, or with --privileged';

function asRootOr(setting: string): string {
  return `${AS_ROOT}, or allow it to everybody: sudo sysctl -w ${setting}`;
}

function refusal(why: string, hint: string | undefined): ShellError {
  return new ShellError(`no private world for the demo: ${why}`, { hint });
}
