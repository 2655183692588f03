import { closeSync, constants, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { giveToOwnerOf, makeOwnedFolder } from './owned-file.ts';

/** A file that several shells append lines to. Every call opens it anew, so that it may be moved away or emptied meanwhile. */
export interface HistoryFile {
  /** The whole lines that were added since the last call; `isWhole` when they are all there are. */
  readNew(): { readonly lines: readonly string[]; readonly isWhole: boolean };
  /** One write at the end of the file, so that the lines of two shells never mix. */
  append(line: string): void;
}

/** What is read of a huge file: its end. */
const LARGEST_READ = 4 * 1024 * 1024;
const NEWLINE = 0x0a;

export function openHistoryFile(path: string): HistoryFile {
  let inode: number | undefined;
  let readUpTo = 0;
  let endsWithinLine = false;

  return {
    readNew() {
      return withFile(path, constants.O_RDONLY, (descriptor) => {
        const { ino, size } = fstatSync(descriptor);
        const isWhole = ino !== inode || size < readUpTo;
        const start = isWhole ? Math.max(0, size - LARGEST_READ) : readUpTo;
        const bytes = readBytes(descriptor, start, size - start);
        const end = bytes.lastIndexOf(NEWLINE) + 1;
        inode = ino;
        readUpTo = start + end;
        endsWithinLine = end < bytes.length;
        const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
        return { lines: isWhole && start > 0 ? lines.slice(1) : lines, isWhole };
      }) ?? { lines: [], isWhole: false };
    },

    append(line) {
      makeOwnedFolder(dirname(path));
      const isNew = !existsSync(path);
      // A line that a crash or a full disk cut off ends here, and does not swallow ours.
      const bytes = Buffer.from(`${endsWithinLine ? '\n' : ''}${line}\n`);
      const written = withFile(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, (descriptor) => writeSync(descriptor, bytes));
      if (isNew) giveToOwnerOf(dirname(path), path);
      if (written !== bytes.length) throw new Error(`${path}: no space left`);
    },
  };
}

/** `undefined` when there is no such file. O_NONBLOCK: a fifo in its place would keep us waiting for its other end. */
function withFile<T>(path: string, flags: number, use: (descriptor: number) => T): T | undefined {
  const descriptor = openIfThere(path, flags | constants.O_NONBLOCK);
  if (descriptor === undefined) return undefined;
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(path: string, flags: number): number | undefined {
  try {
    return openSync(path, flags, 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function readBytes(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
