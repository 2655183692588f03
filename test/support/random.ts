/** Choices that come out the same for the same seed. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Each of them with the given probability, in their order. */
  some<T>(from: readonly T[], probability: number): readonly T[];
}

/** mulberry32: 32 bits of state are plenty for a world. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    chance: (probability) => next() < probability,
    pick<T>(from: readonly T[]): T {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    some: (from, probability) => from.filter(() => next() < probability),
  };
}

/** The seeds of this run: the one of NETNSH_SEED, or as many fresh ones as wanted, but no more than NETNSH_SEEDS, on a machine that is slow. */
export function seeds(count: number): readonly number[] {
  const given = process.env['NETNSH_SEED'];
  if (given !== undefined) return [Number(given)];
  const first = Math.floor(Math.random() * 2 ** 31);
  return Array.from({ length: Math.min(count, Number(process.env['NETNSH_SEEDS'] ?? count)) }, (_, at) => first + at);
}
