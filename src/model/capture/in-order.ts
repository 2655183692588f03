/** Puts into the order of their times what several tell at once, each in its own order. */
export interface InOrder<Item> {
  readonly size: number;
  /** `time` in any unit, the same for all. */
  add(time: bigint, item: Item): void;
  /** Takes out what is not younger than `until`, oldest first; of the same time, in the order in which it was added. */
  take(until: bigint): readonly Item[];
  takeAll(): readonly Item[];
}

interface Held<Item> {
  readonly time: bigint;
  readonly item: Item;
}

export function createOrder<Item>(): InOrder<Item> {
  const held: Held<Item>[] = [];
  const takeFirst = (count: number): readonly Item[] => held.splice(0, count).map(({ item }) => item);
  return {
    get size() {
      return held.length;
    },
    add: (time, item) => {
      // Almost always it is the youngest.
      let at = held.length;
      while (at > 0 && (held[at - 1]?.time ?? time) > time) at -= 1;
      held.splice(at, 0, { time, item });
    },
    take: (until) => {
      const younger = held.findIndex(({ time }) => time > until);
      return takeFirst(younger === -1 ? held.length : younger);
    },
    takeAll: () => takeFirst(held.length),
  };
}
