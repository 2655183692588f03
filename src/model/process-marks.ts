/** What tells who runs a process, and by which name he knows it. */
export interface ProcessMarks {
  readonly pid: number;
  readonly parent: number;
  /** `comm`. */
  readonly name: string;
  /** The words of its command. */
  readonly words: readonly string[];
  /** The folders of all cgroup hierarchies in which it is, `/system.slice/nginx.service` (cgroups(7)). */
  readonly cgroups: readonly string[];
  /** Whether a name that it gives itself may be trusted: it is root's, or one's own. */
  readonly isTrusted: boolean;
}

/** A name that a manager of sandboxes has written down for a process. */
export interface RegisteredProcess {
  readonly by: 'machine' | 'munet' | 'firejail';
  readonly name: string;
  readonly pid: number;
  readonly isTrusted: boolean;
}
