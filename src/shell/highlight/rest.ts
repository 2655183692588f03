/** Gives a function to wait with: its promises are all kept together, when it was not called for `ms`. */
export function createRest(ms: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const kept = waiting;
      waiting = [];
      for (const resolve of kept) resolve();
    }, ms);
    timer.unref(); // nobody stays for the colour of a word
    return new Promise((resolve) => waiting.push(resolve));
  };
}
