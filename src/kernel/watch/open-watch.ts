import { KernelError, ShellError } from '../../errors.ts';
import { namespaceKey, type NamespaceId, type Target } from '../../model/namespace.ts';
import { readEach } from '../read-each.ts';
import { insideNamespace } from '../read-inside.ts';
import { takeListener } from '../rootless/doors.ts';
import type { KernelEvent, KernelWatch, NameMove, WatchWishes } from '../watch-port.ts';
import { Folders } from './folders.ts';
import { Readiness } from './readiness.ts';
import { WatchSocket, type Group } from './watch-socket.ts';

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
  readonly #folders: Folders | undefined;
  readonly #clock: NodeJS.Timeout | undefined;
  readonly #byNamespace = new Map<string, Watched>();
  readonly #byDescriptor = new Map<number, Watched>();
  #namespaces: 'as before' | 'looked for' | 'news' = 'as before';
  #moves: NameMove[] = [];
  #unheard: (KernelError | ShellError)[] = [];
  #echoes: readonly NodeJS.Timeout[] = [];
  #alarm: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined;
  #hasRung = false;
  #isClosed = false;

  constructor(wishes: WatchWishes) {
    this.#wishes = wishes;
    this.#folders = this.#openFolders();
    this.#clock = wishes.lookEveryMs === undefined ? undefined : setInterval(() => this.#lookAround(), wishes.lookEveryMs).unref();
  }

  /** Not every user may have one more inotify (/proc/sys/fs/inotify/max_user_instances). */
  #openFolders(): Folders | undefined {
    try {
      const folders = new Folders(this.#wishes.folders);
      this.#readiness.add(folders.descriptor);
      this.#unheard.push(...folders.refusals);
      return folders;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#unheard.push(error);
      return undefined;
    }
  }

  async add(targets: readonly Target[]): Promise<readonly (KernelError | ShellError | undefined)[]> {
    const answers = await readEach(targets, (target) => this.#tryToAdd(target));
    return answers.map((answer) => ('failure' in answer ? answer.failure : undefined));
  }

  #tryToAdd(target: Target): { readonly failure: KernelError | ShellError } | { readonly isAdded: true } {
    if (this.#isClosed || this.#byNamespace.has(namespaceKey(target.id))) return { isAdded: true };
    try {
      this.#keep({ id: target.id, socket: this.#open(target) });
      return { isAdded: true };
    } catch (error) {
      if (error instanceof KernelError || error instanceof ShellError) return { failure: error };
      throw error;
    }
  }

  #open(target: Target): WatchSocket {
    const { kinds, roomBytes } = this.#wishes;
    const groups: readonly Group[] = [...kinds, 'nsid'];
    const listener = takeListener(target.id);
    if (listener !== undefined) return new WatchSocket(groups, roomBytes, listener);
    const opened: WatchSocket[] = [];
    insideNamespace(target, () => opened.push(new WatchSocket(groups, roomBytes)));
    return opened[0]!; // or it would have thrown
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
        if (this.#unheard.length > 0) yield this.#takeNotes();
        const ready = await this.#readiness.wait();
        this.#hearFolders();
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
    this.#echoes.forEach((echo) => clearTimeout(echo));
    [...this.#byNamespace.values()].forEach(({ id }) => this.remove(id));
    await this.#readiness.close();
    this.#folders?.close();
  }

  /** A name is an empty file first and a namespace a moment later, of which inotify tells nothing: so it is told again, later. */
  #hearFolders(): void {
    if (this.#isClosed || this.#folders === undefined) return;
    const { moves, hasNewFolder, isOverrun } = this.#folders.receive();
    if (isOverrun) this.#unheard.push(new ShellError('too many names came and went at once, and some of those that are gone were not seen'));
    if (moves.length === 0 && !hasNewFolder && !isOverrun) return;
    this.#moves.push(...moves);
    this.#namespaces = 'news';
    this.#echoes.forEach((echo) => clearTimeout(echo));
    this.#echoes = ECHOES_MS.map((delay) => setTimeout(() => this.#noteNamespaces('news'), delay));
  }

  #receive(watched: Watched | undefined): KernelEvent[] {
    if (watched === undefined) return [];
    const { notices, hasNsids, isOverrun } = watched.socket.receive();
    if (hasNsids) this.#namespaces = 'news';
    const about = { at: Date.now(), namespace: watched.id };
    if (isOverrun) return [{ what: 'overrun', ...about }];
    return notices.length === 0 ? [] : [{ what: 'notices', ...about, notices }];
  }

  /** What was noted while nobody iterated, or by the clock. */
  #takeNotes(): readonly KernelEvent[] {
    const at = Date.now();
    const notes: readonly KernelEvent[] = [
      ...this.#unheard.map((why) => ({ what: 'unheard', at, why }) as const),
      ...(this.#namespaces === 'as before' ? [] : [{ what: 'namespaces', at, isNews: this.#namespaces === 'news', moves: this.#moves } as const]),
      ...(this.#hasRung ? [{ what: 'alarm', at } as const] : []),
    ];
    this.#unheard = [];
    this.#moves = [];
    this.#namespaces = 'as before';
    this.#hasRung = false;
    return notes;
  }

  #lookAround(): void {
    this.#folders?.lookAgain();
    this.#noteNamespaces('looked for');
  }

  #noteNamespaces(how: 'looked for' | 'news'): void {
    if (this.#namespaces !== 'news') this.#namespaces = how;
    this.#readiness.wake();
  }
}

const ECHOES_MS = [30, 300, 2000];
