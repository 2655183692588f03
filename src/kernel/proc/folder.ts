import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { attempt } from '../errno.ts';
import { decodeBytes } from '../text.ts';

/** The pids that /proc shows, ascending. */
export function readPids(): readonly number[] {
  return listNumbers('/proc') ?? [];
}

/** The numbers among a folder's names, ascending; `undefined` when it can not be read, or is gone. */
export function listNumbers(folder: string): readonly number[] | undefined {
  const numbers = attempt(() => readdirSync(folder))?.map(Number).filter(Number.isInteger);
  return numbers?.sort((a, b) => a - b);
}

/** A file of /proc as one character for each byte; `undefined` when it can not be read, or is gone. */
export function readLatin1(path: string): string | undefined {
  return attempt(() => {
    const descriptor = openSync(path, 'r');
    try {
      let text = '';
      for (let length; (length = readSync(descriptor, pieceBytes, 0, pieceBytes.length, null)) > 0; ) text += pieceBytes.toString('latin1', 0, length);
      return text;
    } finally {
      closeSync(descriptor);
    }
  });
}

// Files of /proc have no size, and for each such file Node would take a fresh buffer of this length, which is more than all that is in it.
const pieceBytes = Buffer.alloc(64 * 1024);

/** The name of a process or thread (`comm`), whose folder is given; empty when it is gone. */
export function readName(folder: string): string {
  const descriptor = attempt(() => openSync(`${folder}/comm`, 'r'));
  if (descriptor === undefined) return '';
  try {
    const length = attempt(() => readSync(descriptor, nameBytes, 0, nameBytes.length, 0)) ?? 0;
    return decodeBytes(nameBytes.subarray(0, Math.max(length - 1, 0))); // without the newline
  } finally {
    closeSync(descriptor);
  }
}

// A kernel thread's name may be longer than the 15 bytes of a program's (kernel, fs/proc/array.c).
const nameBytes = Buffer.alloc(128);
