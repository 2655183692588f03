import { createOrder } from '../../model/capture/in-order.ts';

/** Where the packets of one source go. */
export interface Basket<Item> {
  put(nanoseconds: bigint, item: Item): void;
  /** Resolves when there is room for more: whoever is slow to read is waited for, and the kernel drops and counts. */
  room(): Promise<void>;
}

export type RunSource<Source, Item> = (source: Source, basket: Basket<Item>, signal: AbortSignal) => Promise<void>;

/** So old is a packet before it is given, since an older one may still come from another source. */
const HOLD_MS = 200;
const LOOK_MS = 50;
const MOST_WAITING = 20_000;

/** What several sources give at the same time, in the order of time, until all have ended. `signal` ends them; what they still have comes first. */
export async function* captureInOrder<Source, Item>(sources: readonly Source[], run: RunSource<Source, Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const order = createOrder<Item>();
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  const waiting: (() => void)[] = [];
  let isOver = false;
  let wake = (): void => {};
  const basket: Basket<Item> = {
    put: (nanoseconds, item) => {
      order.add(nanoseconds, item);
      wake();
    },
    room: async () => {
      if (order.size >= MOST_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
  const work = Promise.allSettled(sources.map((source) => run(source, basket, ending).catch((error: unknown) => endAll(error, stop))));
  void work.then(() => {
    isOver = true;
    wake();
  });

  try {
    while (!isOver) {
      yield* sources.length === 1 ? order.takeAll() : order.take(BigInt(Date.now() - HOLD_MS) * 1_000_000n);
      waiting.splice(0).forEach((resolve) => resolve());
      if (isOver || (order.size > 0 && sources.length === 1)) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (order.size > 0) setTimeout(resolve, LOOK_MS);
      });
    }
    yield* order.takeAll();
  } finally {
    stop.abort();
    waiting.splice(0).forEach((resolve) => resolve());
    for (const end of await work) if (end.status === 'rejected') throw end.reason;
  }
}

/** One that fails ends the others. */
function endAll(error: unknown, stop: AbortController): never {
  stop.abort();
  throw error;
}
