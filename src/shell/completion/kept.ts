/** So long an answer is as good as a new one: a person presses Tab again, and goes on typing. */
const FRESH_MS = 1000;
/** So long a new answer is waited for when there is an old one. */
const PATIENCE_MS = 20;

/**
 * What was read once, and is read again when it is asked for later. Where that takes long, the old answer is given, and the new one is there
 * the next time: a thousand namespaces are not read while a person waits.
 */
export class Kept<T> {
  readonly #read: () => Promise<T>;
  #answer: { readonly value: T; readonly readAt: number } | undefined;
  #reading: Promise<T> | undefined;
  /** What was begun before the last `age` is old when it comes. */
  #isOutdated = false;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /** Rejects as the reading does, when there is nothing to give instead. */
  async recall(): Promise<T> {
    const answer = this.#answer;
    if (answer !== undefined && isFresh(answer)) return answer.value;
    const reading = this.#renew();
    return answer === undefined ? await reading : await Promise.race([reading.catch(() => answer.value), later(answer.value)]);
  }

  /** As new as `recall` would like it, however long that takes. */
  async latest(): Promise<T> {
    const answer = this.#answer;
    return answer !== undefined && isFresh(answer) ? answer.value : await this.#renew();
  }

  /** Something may have changed. */
  age(): void {
    if (this.#answer !== undefined) this.#answer = { ...this.#answer, readAt: -Infinity };
    this.#isOutdated = true;
  }

  /** The old answer does not do: the next one is waited for. Tells whether there was one. */
  forget(): boolean {
    const hadOne = this.#answer !== undefined;
    this.#answer = undefined;
    return hadOne;
  }

  #renew(): Promise<T> {
    if (this.#reading !== undefined) return this.#reading;
    this.#isOutdated = false;
    const reading = this.#read();
    this.#reading = reading;
    void reading.then(
      (value) => {
        this.#reading = undefined;
        this.#answer = { value, readAt: this.#isOutdated ? -Infinity : performance.now() };
      },
      () => void (this.#reading = undefined),
    );
    return reading;
  }
}

function isFresh({ readAt }: { readonly readAt: number }): boolean {
  return performance.now() - readAt < FRESH_MS;
}

async function later<T>(value: T): Promise<T> {
  return await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, value));
}
