import { readSync } from 'node:fs';
import thisProcess, { arch } from 'node:process';
import { libc } from '../libc.ts';

const EPOLL_CTL_ADD = 1;
const EPOLL_CTL_DEL = 2;
const EPOLLIN = 1;
const AT_ONCE = 64;

/** struct epoll_event is packed on x86-64, and on no other architecture of ours (linux/eventpoll.h). */
const LAYOUT = arch === 'x64' ? { size: 12, dataAt: 4 } : { size: 16, dataAt: 8 };

/**
 * Waits for descriptors that can be read (epoll(7)). The waiting is done by a thread of the pool, so that Node's event loop goes on, and
 * an eventfd ends it; at the end of the process too, which would else wait for that thread.
 */
export class Readiness {
  readonly #epoll = libc().epollCreate();
  readonly #waker = libc().eventfd();
  readonly #events = Buffer.alloc(LAYOUT.size * AT_ONCE);
  readonly #wakeAtExit = (): void => this.wake();
  #waiting: Promise<void> | undefined;
  #isClosed = false;

  constructor() {
    this.add(this.#waker);
    thisProcess.once('exit', this.#wakeAtExit);
  }

  add(descriptor: number): void {
    const event = Buffer.alloc(LAYOUT.size);
    event.writeUInt32LE(EPOLLIN, 0);
    event.writeUInt32LE(descriptor, LAYOUT.dataAt);
    libc().epollControl(this.#epoll, EPOLL_CTL_ADD, descriptor, event);
  }

  remove(descriptor: number): void {
    libc().epollControl(this.#epoll, EPOLL_CTL_DEL, descriptor, this.#events);
  }

  /** Resolves when a descriptor can be read, or somebody called `wake`; gives those that can, at most 64 of them at once. */
  async wait(): Promise<readonly number[]> {
    this.#waiting ??= libc().epollLater(this.#epoll);
    await this.#waiting;
    this.#waiting = undefined;
    if (this.#isClosed) return [];
    const ready = this.#look();
    if (ready.includes(this.#waker)) readSync(this.#waker, Buffer.alloc(8));
    return ready.filter((descriptor) => descriptor !== this.#waker);
  }

  #look(): readonly number[] {
    const count = libc().epollNow(this.#epoll, this.#events, AT_ONCE);
    return Array.from({ length: count }, (_, at) => this.#events.readUInt32LE(at * LAYOUT.size + LAYOUT.dataAt));
  }

  /** Ends a wait. */
  wake(): void {
    if (!this.#isClosed) libc().write(this.#waker, ONE);
  }

  /** Closes what is its own; after the thread has let go of it. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.wake();
    this.#isClosed = true;
    await this.#waiting;
    thisProcess.off('exit', this.#wakeAtExit);
    libc().close(this.#waker);
    libc().close(this.#epoll);
  }
}

const ONE = new Uint8Array(new BigUint64Array([1n]).buffer);
