import { KernelError, ShellError } from '../../errors.ts';
import { namespaceKey, type NamespaceId, type Target } from '../../model/namespace.ts';
import { insideNamespace } from '../read-inside.ts';
import type { KernelEvent, KernelWatch, WatchWishes } from '../watch-port.ts';
import { Folders } from './folders.ts';
import { Readiness } from './readiness.ts';
import { WatchSocket } from './watch-socket.ts';

/** @see Kernel.openWatch */
export function openWatch(wishes: WatchWishes): KernelWatch {
  return new LinuxWatch(wishes);
}

interface Watched {
  readonly id: NamespaceId;
  readonly socket: WatchSocket;
}

/** One socket for each namespace, all of them waited for together. */
class LinuxWatch implements KernelWatch {
  readonly #wishes: WatchWishes;
  readonly #readiness = new Readiness();
  readonly #folders: Folders;
  readonly #clock: NodeJS.Timeout | undefined;
  readonly #byNamespace = new Map<string, Watched>();
  readonly #byDescriptor = new Map<number, Watched>();
  #mayHaveNamespaces = false;
  #alarm: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined;
  #hasRung = false;
  #isClosed = false;

  constructor(wishes: WatchWishes) {
    this.#wishes = wishes;
    this.#folders = new Folders(wishes.folders, () => this.#noteNamespaces());
    this.#clock = wishes.lookEveryMs === undefined ? undefined : setInterval(() => this.#noteNamespaces(), wishes.lookEveryMs).unref();
  }

  add(target: Target): KernelError | ShellError | undefined {
    if (this.#isClosed || this.#byNamespace.has(namespaceKey(target.id))) return undefined;
    try {
      let socket: WatchSocket | undefined;
      insideNamespace(target, () => (socket = new WatchSocket([...this.#wishes.kinds, 'nsid'], this.#wishes.roomBytes)));
      if (socket !== undefined) this.#keep({ id: target.id, socket });
      return undefined;
    } catch (error) {
      if (error instanceof KernelError || error instanceof ShellError) return error;
      throw error;
    }
  }

  #keep(watched: Watched): void {
    this.#byNamespace.set(namespaceKey(watched.id), watched);
    this.#byDescriptor.set(watched.socket.descriptor, watched);
    this.#readiness.add(watched.socket.descriptor);
  }

  remove(id: NamespaceId): readonly KernelEvent[] {
    const watched = this.#byNamespace.get(namespaceKey(id));
    if (watched === undefined) return [];
    const last = this.#receive(watched);
    this.#byNamespace.delete(namespaceKey(id));
    this.#byDescriptor.delete(watched.socket.descriptor);
    this.#readiness.remove(watched.socket.descriptor);
    watched.socket.close();
    return last;
  }

  setAlarm(afterMs: number): void {
    const at = performance.now() + afterMs;
    if (this.#alarm !== undefined && this.#alarm.at <= at) return;
    clearTimeout(this.#alarm?.timer);
    this.#alarm = { at, timer: setTimeout(() => this.#ring(), afterMs) };
  }

  #ring(): void {
    this.#alarm = undefined;
    this.#hasRung = true;
    this.#readiness.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly KernelEvent[]> {
    try {
      while (!this.#isClosed) {
        const ready = await this.#readiness.wait();
        const events = ready.flatMap((descriptor) => this.#receive(this.#byDescriptor.get(descriptor)));
        if (!this.#isClosed) events.push(...this.#takeNotes());
        if (events.length > 0) yield events;
      }
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#clock);
    clearTimeout(this.#alarm?.timer);
    this.#folders.close();
    [...this.#byNamespace.values()].forEach(({ id }) => this.remove(id));
    await this.#readiness.close();
  }

  #receive(watched: Watched | undefined): KernelEvent[] {
    if (watched === undefined) return [];
    const { notices, hasNsids, isOverrun } = watched.socket.receive();
    if (hasNsids) this.#mayHaveNamespaces = true;
    const about = { at: Date.now(), namespace: watched.id };
    if (isOverrun) return [{ what: 'overrun', ...about }];
    return notices.length === 0 ? [] : [{ what: 'notices', ...about, notices }];
  }

  /** What was noted while nobody iterated, or by the clock. */
  #takeNotes(): readonly KernelEvent[] {
    const noted = [...(this.#mayHaveNamespaces ? (['namespaces'] as const) : []), ...(this.#hasRung ? (['alarm'] as const) : [])];
    this.#mayHaveNamespaces = false;
    this.#hasRung = false;
    return noted.map((what) => ({ at: Date.now(), what }));
  }

  #noteNamespaces(): void {
    this.#mayHaveNamespaces = true;
    this.#readiness.wake();
  }
}
