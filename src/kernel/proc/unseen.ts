import type { Unseen } from '../../model/unseen.ts';

export interface UnseenCount {
  add(what: string, why: string, count?: number): void;
  list(): readonly Unseen[];
}

/** Counts what could not be looked at; one line for each thing and reason, in the order in which they were met. */
export function countUnseen(): UnseenCount {
  const lines = new Map<string, Unseen>();
  return {
    add(what, why, count = 1) {
      const key = `${what}\0${why}`;
      lines.set(key, { count: (lines.get(key)?.count ?? 0) + count, what, why });
    },
    list: () => [...lines.values()],
  };
}
