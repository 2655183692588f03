/** The environment of programs: what netnsh was started with, and what was set since. */
export class Variables {
  readonly #values: Map<string, string>;

  constructor(started: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(started));
  }

  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  /** Whether it was there. */
  remove(name: string): boolean {
    return this.#values.delete(name);
  }
}
