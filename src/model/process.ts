import type { NamespaceId } from './namespace.ts';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Effective uid as this user namespace sees it. */
  readonly uid: number;
  /** From /etc/passwd, else the uid as text. */
  readonly user: string;
  /** `comm`: up to 15 bytes, may hold anything. */
  readonly name: string;
  /** The command line with its words joined by blanks; `[name]` for a kernel thread or a zombie. */
  readonly command: string;
  readonly threads: number;
}

/** The kinds under /proc/PID/ns, in the kernel's spelling. */
export type NamespaceKind = 'cgroup' | 'ipc' | 'mnt' | 'net' | 'pid' | 'pid_for_children' | 'time' | 'time_for_children' | 'user' | 'uts';

/** One line of /proc/PID/ns. */
export interface NamespaceLink {
  readonly kind: NamespaceKind | string;
  readonly id: NamespaceId;
}
