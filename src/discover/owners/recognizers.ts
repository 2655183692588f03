import type { OwnerKind, OwnerName } from '../../model/namespace.ts';
import type { ProcessMarks, RegisteredProcess } from '../../model/process-marks.ts';

/** What is known of who runs one namespace. */
export interface Candidate {
  /** The first process inside. */
  readonly first: ProcessMarks;
  /** `comm` of that process's parent, wherever that is. */
  readonly parentName: string | undefined;
  /** `comm` of all processes inside, the oldest first. */
  readonly programs: readonly string[];
  /** What managers have written down of the processes inside, or of the first one's parent. */
  readonly registered: readonly RegisteredProcess[];
}

/** Each gives the name that one kind of owner has for the namespace, or `undefined`. */
export const recognizers: readonly ((candidate: Candidate) => OwnerName | undefined)[] = [machine, lxc, mininet, munet, firejail, bubblewrap, unit];

/** systemd-machined's own list; else a scope or a service that systemd-nspawn or libvirt made (machinectl(1)). */
function machine({ first, registered }: Candidate): OwnerName | undefined {
  const known = registered.find(({ by }) => by === 'machine');
  if (known !== undefined) return named('machine', known.name, known.isTrusted);
  const [folder, name] = lookup(first, /\/(?:machine-([^/]+)\.scope|systemd-nspawn@([^/]+)\.service)(?:\/|$)/);
  return name === undefined ? undefined : named('machine', unescape(name), isSystemFolder(folder));
}

/** `lxc.payload.NAME`, and `lxc/NAME` before LXC 4 (LXC's and Incus' cgroups; lxc.container.conf(5), lxc.cgroup.dir). */
function lxc({ first }: Candidate): OwnerName | undefined {
  const [folder, name] = lookup(first, /\/(?:lxc\.payload\.([^/]+)|lxc\/([^/]+))(?:\/|$)/);
  return name === undefined ? undefined : named('lxc', name, isSystemFolder(folder));
}

/** The shell of a node is started as `bash … mininet:h1` (mininet/node.py, startShell). */
function mininet({ first }: Candidate): OwnerName | undefined {
  const name = /^mininet:(.+)$/s.exec(first.words.at(-1) ?? '')?.[1];
  return name === undefined ? undefined : named('mininet', name, first.isTrusted);
}

function munet({ registered }: Candidate): OwnerName | undefined {
  const node = registered.find(({ by }) => by === 'munet');
  return node === undefined ? undefined : named('munet', node.name, node.isTrusted);
}

/** Its name where it has one, else the program in it. */
function firejail({ first, programs, parentName, registered }: Candidate): OwnerName | undefined {
  const known = registered.find(({ by }) => by === 'firejail');
  if (known !== undefined) return named('firejail', known.name, known.isTrusted);
  return isStartedBy('firejail', first, parentName) ? programIn(programs, 'firejail', first.isTrusted) : undefined;
}

/** Flatpak names the scope of an application by its id (flatpak(1)). */
function bubblewrap({ first, programs, parentName }: Candidate): OwnerName | undefined {
  const [, application] = lookup(first, /\/app-flatpak-([^/]+)-\d+\.scope(?:\/|$)/);
  if (application !== undefined) return named('bubblewrap', unescape(application), first.isTrusted);
  return isStartedBy('bwrap', first, parentName) ? programIn(programs, 'bwrap', first.isTrusted) : undefined;
}

/**
 * A unit with a namespace of its own (PrivateNetwork=, NetworkNamespacePath=) has its main process inside, whose parent is systemd. What
 * that process starts in further namespaces is in the unit's cgroup too, and is not the unit.
 */
function unit({ first, parentName }: Candidate): OwnerName | undefined {
  if (first.parent !== 1 && parentName !== 'systemd') return undefined;
  const [folder, name] = lookup(first, /.*\/((?!user@|systemd-nspawn@)[^/]+\.service)(?:\/|$)/);
  return name === undefined ? undefined : named('unit', name, isSystemFolder(folder));
}

function isStartedBy(program: string, first: ProcessMarks, parentName: string | undefined): boolean {
  return first.name === program || parentName === program;
}

/** What runs in it is all that a sandbox without a name can be called by. */
function programIn(programs: readonly string[], sandbox: string, isTrusted: boolean): OwnerName | undefined {
  const name = programs.find((each) => each !== sandbox);
  return name === undefined ? undefined : named(sandbox === 'bwrap' ? 'bubblewrap' : 'firejail', name, isTrusted);
}

function lookup({ cgroups }: ProcessMarks, pattern: RegExp): readonly [folder: string, name: string | undefined] {
  for (const folder of cgroups) {
    const found = pattern.exec(folder);
    if (found !== null) return [folder, found.slice(1).findLast((group) => group !== undefined)];
  }
  return ['', undefined];
}

/** Below his own slice a user makes the folders that he likes. */
function isSystemFolder(folder: string): boolean {
  return !folder.includes('/user.slice/') && !folder.includes('/user@');
}

/** systemd writes a character that a unit's name can not hold as `\x2d` (systemd.unit(5)). */
function unescape(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function named(kind: OwnerKind, name: string, isTrusted: boolean): OwnerName {
  return { kind, name, id: undefined, also: [], isTrusted };
}
