import type { Hold, Kernel } from '../kernel/port.ts';
import { inodeLabel, isSameNamespace, type Namespace } from '../model/namespace.ts';
import type { Snapshot } from '../discover/snapshot.ts';

/** Which namespace the shell is in, and was in before. Keeps the current one alive, and nothing else. */
export class Location {
  readonly home: Namespace;
  readonly #kernel: Kernel;
  #here: Namespace;
  #previous: Namespace | undefined;
  #hold: Hold | undefined;
  #lostName: string | undefined;

  constructor(kernel: Kernel, home: Namespace) {
    this.#kernel = kernel;
    this.home = home;
    this.#here = home;
  }

  get here(): Namespace {
    return this.#here;
  }

  get previous(): Namespace | undefined {
    return this.#previous;
  }

  /** The name that the current namespace had until it was deleted. */
  get lostName(): string | undefined {
    return this.#lostName;
  }

  /** Rejects, and nothing has changed, when the namespace can not be entered. */
  async enter(namespace: Namespace): Promise<void> {
    const hold = namespace.isHome ? undefined : await this.#holdEnterable(namespace);
    this.#hold?.release();
    this.#hold = hold;
    if (!isSameNamespace(namespace.id, this.#here.id)) this.#previous = this.#here;
    this.#here = namespace;
    this.#lostName = undefined;
  }

  /**
   * Looks whether the current namespace is still known by the name it was entered under. Gives a sentence when that has just
   * changed. The survey, which costs more, is asked for only when none of the known paths leads there any more.
   */
  async checkForLoss(survey: () => Promise<Snapshot>): Promise<string | undefined> {
    if (this.#here.isHome || this.#lostName !== undefined || (await this.#isStillReachable())) return undefined;
    const before = this.#here;
    const now = (await survey()).namespaces.find((one) => isSameNamespace(one.id, before.id));
    if (now !== undefined && now.ways.length > 0) {
      this.#here = now;
      return now.label === before.label ? undefined : `${before.label} lost its name; it is ${now.label} now`;
    }
    this.#lostName = before.label;
    this.#here = { ...before, label: inodeLabel(before.id), names: [], paths: [], ways: [] };
    return `${before.label} was deleted; kept alive by this shell as ${this.#here.label}`;
  }

  leave(): void {
    this.#hold?.release();
    this.#hold = undefined;
  }

  /** Opening a namespace is less than entering it (setns(2)), and whether that is allowed shows only inside. */
  async #holdEnterable(namespace: Namespace): Promise<Hold> {
    const hold = await this.#kernel.hold(namespace);
    const [reading] = await this.#kernel.readInside([namespace], []);
    if (reading === undefined || !('failure' in reading)) return hold;
    hold.release();
    throw reading.failure;
  }

  async #isStillReachable(): Promise<boolean> {
    const [way] = this.#here.ways;
    if (way?.via !== 'path') return false;
    const { found } = await this.#kernel.readPath(way.path);
    return found.is === 'namespace' && isSameNamespace(found.id, this.#here.id);
  }
}
