/** When to look again: after some time, or as soon as there is a reason. */
export interface Turns {
  /** Resolves when the next turn has come, or when there is none any more. */
  wait(): Promise<'next' | 'end'>;
  /** Lets the next turn come now, but not closer than may be to the one before. */
  hurry(): void;
  end(): void;
  readonly isOver: boolean;
}

export function createTurns(everyMs: number, shortestMs: number, signal: AbortSignal): Turns {
  let isOver = signal.aborted;
  let isHurried = false;
  let wake = (): void => {};
  const end = (): void => {
    isOver = true;
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  const sleep = (ms: number, isEnough: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        if (!isEnough()) return;
        clearTimeout(timer);
        resolve();
      };
      wake();
    });
  return {
    get isOver() {
      return isOver;
    },
    hurry: () => {
      isHurried = true;
      wake();
    },
    end,
    async wait() {
      const shortest = Math.min(shortestMs, everyMs);
      await sleep(shortest, () => isOver);
      await sleep(everyMs - shortest, () => isOver || isHurried);
      isHurried = false;
      return isOver ? 'end' : 'next';
    },
  };
}
