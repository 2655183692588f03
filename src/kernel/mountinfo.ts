import { asInode, type NamespaceId } from '../model/namespace.ts';
import { decodeBytes } from './text.ts';

/** A network namespace bound to a path, as one line of /proc/PID/mountinfo tells it. That the path can be reached is not said. */
export interface NamespaceMount {
  readonly id: NamespaceId;
  /** As the process sees it whose mountinfo this is. */
  readonly mountPoint: string;
}

/**
 * The network namespaces in a mountinfo (proc_pid_mountinfo(5)), in its order; one namespace may be listed several times.
 * Takes the bytes as latin1 text, since a mount point may hold any byte. Lines that make no sense are passed over.
 */
export function parseMountinfo(text: string): readonly NamespaceMount[] {
  const mounts: NamespaceMount[] = [];
  // Only few lines are of nsfs, and there may be thousands: find the root `net:[N]` before looking at anything else.
  for (let root = text.indexOf(ROOT); root !== -1; ) {
    const start = text.lastIndexOf('\n', root) + 1;
    const newline = text.indexOf('\n', root);
    const end = newline === -1 ? text.length : newline;
    const mount = parseLine(text.slice(start, end));
    if (mount !== undefined) mounts.push(mount);
    root = text.indexOf(ROOT, end);
  }
  return mounts;
}

const ROOT = ' net:[';

/** `64 63 0:4 net:[4026532178] /run/netns/a\040b rw shared:2 - nsfs nsfs rw`; any number of fields before the lone hyphen. */
function parseLine(line: string): NamespaceMount | undefined {
  const fields = line.split(' ');
  const [, , device, root, mountPoint] = fields;
  const hyphen = fields.indexOf('-', 6);
  if (device === undefined || root === undefined || !mountPoint?.startsWith('/')) return undefined;
  if (hyphen === -1 || fields[hyphen + 1] !== 'nsfs') return undefined;
  const deviceNumber = parseDevice(device);
  const inode = /^net:\[(\d{1,15})\]$/.exec(root)?.[1];
  if (deviceNumber === undefined || inode === undefined) return undefined;
  return { id: { device: deviceNumber, inode: asInode(Number(inode)) }, mountPoint: unescape(mountPoint) };
}

/** `major:minor` as the number in `st_dev` (gnu_dev_makedev(3), for the twelve and twenty bits that Linux uses). */
function parseDevice(text: string): number | undefined {
  const match = /^(\d{1,4}):(\d{1,7})$/.exec(text);
  if (match === null) return undefined;
  const major = Number(match[1]);
  const minor = Number(match[2]);
  return (minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12);
}

/** The kernel writes blank, tab, newline and backslash as three octal digits (`seq_path`, fs/seq_file.c). */
function unescape(latin1: string): string {
  const bytes = latin1.replace(/\\([0-3][0-7]{2})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return decodeBytes(Buffer.from(bytes, 'latin1'));
}
