import { readSync } from 'node:fs';
import { dirname } from 'node:path';
import { KernelError } from '../../errors.ts';
import { attempt } from '../errno.ts';
import { libc } from '../libc.ts';
import { decodeBytes } from '../text.ts';
import type { NameMove } from '../watch-port.ts';

// linux/inotify.h
const IN_MOVED_FROM = 0x40;
const IN_MOVED_TO = 0x80;
const IN_CREATE = 0x100;
const IN_DELETE = 0x200;
const IN_DELETE_SELF = 0x400;
const IN_MOVE_SELF = 0x800;
const IN_Q_OVERFLOW = 0x4000;
const COMES = IN_CREATE | IN_MOVED_TO;
const GOES = IN_DELETE | IN_MOVED_FROM;
const HEADER = 16; // struct inotify_event without the name

/** What became of the folders since they were last asked. */
export interface FolderNews {
  readonly moves: readonly NameMove[];
  /** A folder came, and what is in it was not told of. */
  readonly hasNewFolder: boolean;
  /** Some went unheard: the kernel keeps no more than 16,384 (/proc/sys/fs/inotify/max_queued_events). */
  readonly isOverrun: boolean;
}

const buffer = Buffer.alloc(64 * 1024);

/** Where names of namespaces come and go (inotify(7)). Of a folder that is not there yet, the one above it is watched until it is. */
export class Folders {
  readonly descriptor = libc().inotify();
  readonly #paths: readonly string[];
  readonly #places = new Map<number, string>();
  readonly #refusals = new Map<string, KernelError>();
  #hasNewFolder = false;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
    this.lookAgain();
  }

  /** Why folders are not watched that are there. */
  get refusals(): readonly KernelError[] {
    return [...this.#refusals.values()];
  }

  /** Never waits. */
  receive(): FolderNews {
    const moves: NameMove[] = [];
    let isOverrun = false;
    for (;;) {
      const length = attempt(() => readSync(this.descriptor, buffer)) ?? 0; // EAGAIN: nothing waits
      if (length === 0) break;
      for (let at = 0; at < length; at += HEADER + buffer.readUInt32LE(at + 12)) isOverrun = this.#take(at, moves) || isOverrun;
    }
    if (isOverrun) this.lookAgain();
    const hasNewFolder = this.#hasNewFolder;
    this.#hasNewFolder = false;
    return { moves, hasNewFolder, isOverrun };
  }

  /** Another folder may stand in the place of one by now: mounted over it, or made anew. What is watched already stays as it is. */
  lookAgain(): void {
    this.#paths.forEach((path) => this.#watch(path));
  }

  close(): void {
    libc().close(this.descriptor);
  }

  #take(at: number, moves: NameMove[]): boolean {
    const mask = buffer.readUInt32LE(at + 4);
    const place = this.#places.get(buffer.readInt32LE(at));
    if (place === undefined) return (mask & IN_Q_OVERFLOW) !== 0;
    if (!this.#paths.includes(place) || (mask & (IN_DELETE_SELF | IN_MOVE_SELF)) !== 0) this.lookAgain();
    const end = at + HEADER + buffer.readUInt32LE(at + 12);
    const name = buffer.subarray(at + HEADER, end);
    if (this.#paths.includes(place) && (mask & (COMES | GOES)) !== 0) moves.push({ folder: place, name: decodeBytes(name.subarray(0, name.indexOf(0))), action: (mask & COMES) !== 0 ? 'added' : 'removed' });
    return false;
  }

  /** Once more when the nearest is found: one that is nearer may have come before that was watched. */
  #watch(path: string): void {
    for (let last: string | undefined; ; ) {
      const place = this.#watchNearest(path);
      if (place === undefined || place === last || place === path) return;
      last = place;
    }
  }

  /** The folder itself, or the nearest one above it that is there; gives which. */
  #watchNearest(path: string): string | undefined {
    for (let place = path; ; place = dirname(place)) {
      const errno = this.#add(place);
      if (errno === undefined) return place;
      if (errno !== 'ENOENT' || place === '/') return undefined;
    }
  }

  #add(place: string): string | undefined {
    try {
      const wd = libc().inotifyAdd(this.descriptor, place, COMES | GOES | IN_DELETE_SELF | IN_MOVE_SELF);
      if (!this.#places.has(wd) && this.#paths.includes(place)) this.#hasNewFolder = true;
      this.#places.set(wd, place);
      return undefined;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (error.errno !== 'ENOENT') this.#refusals.set(place, error);
      return error.errno;
    }
  }
}
