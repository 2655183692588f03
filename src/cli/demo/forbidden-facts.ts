import { readFileSync } from 'node:fs';
import type { ForbiddenFacts } from './forbidden.ts';

const names = [
  'user.max_user_namespaces',
  'user.max_net_namespaces',
  'kernel.unprivileged_userns_clone',
  'kernel.apparmor_restrict_unprivileged_userns',
];
const SECCOMP_MODE_FILTER = '2';

/** Looks up what could have made unshare(1) fail with the words it `said`. */
export function readForbiddenFacts(said: string | undefined): ForbiddenFacts {
  return {
    said,
    isPrivileged: hasSystemAdmin(),
    settings: Object.fromEntries(names.flatMap((name) => readSetting(name) ?? [])),
    isFiltered: readStatus('Seccomp') === SECCOMP_MODE_FILTER,
  };
}

/** CAP_SYS_ADMIN (capabilities(7)) among our effective capabilities. */
export function hasSystemAdmin(): boolean {
  const CAP_SYS_ADMIN = 21n;
  return ((BigInt(`0x${readStatus('CapEff') ?? '0'}`) >> CAP_SYS_ADMIN) & 1n) === 1n;
}

/** One field of /proc/self/status (proc_pid_status(5)). */
function readStatus(field: string): string | undefined {
  return new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
}

function readSetting(name: string): readonly [readonly [string, number]] | undefined {
  try {
    return [[name, Number(readFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, 'utf8'))]];
  } catch {
    return undefined; // this kernel has no such setting
  }
}
