import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { attempt } from '../errno.ts';
import { decodeBytes, encodeText } from '../text.ts';

const O_PATH = 0x20_0000; // fcntl.h; Node has no name for it
const LARGEST = 1024 * 1024;

/**
 * The text of a file whose path somebody else may have chosen; `undefined` where there is none of a fair size. Nothing but a file is opened:
 * a FIFO would be waited for, and a device may act (open(2), O_PATH).
 */
export function readSmallFile(path: string): string | undefined {
  return attempt(() => {
    const place = openSync(encodeText(path), O_PATH);
    try {
      const found = fstatSync(place);
      if (!found.isFile() || found.size > LARGEST) return undefined;
      return readOpened(openSync(`/proc/self/fd/${place}`, constants.O_RDONLY));
    } finally {
      closeSync(place);
    }
  });
}

function readOpened(descriptor: number): string {
  try {
    return decodeBytes(readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}
