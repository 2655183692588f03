import { printableSentence } from '../../render/printable.ts';
import { paint } from '../../render/theme.ts';
import { blanks, cutText, textWidth } from '../../render/width.ts';
import type { Sink } from '../sink.ts';

/** What a person sees who waits. */
export interface Progress {
  /** Says how far it is. */
  show(text: string): void;
  /** While somebody is asked, or something is written, nothing stands there. */
  standAside<T>(work: () => Promise<T>): Promise<T>;
  /** Takes away what stands there; nothing comes after it. */
  end(): Promise<void>;
}

/** For whoever does not wait, or does not see the terminal. */
export const noProgress: Progress = { show: () => {}, standAside: async (work) => await work(), end: async () => {} };

/** Time, in milliseconds; `every` gives what ends it. */
export interface Clock {
  now(): number;
  every(ms: number, tick: () => void): () => void;
}

interface Stands {
  readonly err: Sink;
  readonly isAside?: boolean;
  readonly shell: { readonly ports: { readonly clock?: Clock | undefined } };
}

/** Nobody wants to see what comes and goes in the blink of an eye. */
const PATIENCE_MS = 300;
const BETWEEN_MS = 100;
/** From here on a person asks himself how long it has been. */
const LONG_MS = 2000;

/**
 * A line on a terminal that shows that something goes on and how far it is, is written over itself, and leaves no trace; nothing anywhere else.
 * `text` is what is said as long as nobody says more; without it there is nothing to see until then.
 */
export function createProgress({ err, isAside, shell }: Stands, text?: string): Progress {
  const { clock } = shell.ports;
  if (clock === undefined || isAside === true || !err.canvas().isTerminal) return noProgress;
  return turnWheel(err, text, clock);
}

function turnWheel(err: Sink, text: string | undefined, clock: Clock): Progress {
  const startedAt = clock.now();
  let said = text;
  let shownAt = -Infinity;
  let width = 0;
  let turns = 0;
  let aside = 0;

  async function write(text: string, plain: string): Promise<void> {
    const erased = width === 0 ? '' : `\r${blanks(width)}\r`;
    width = textWidth(plain);
    await err.write(erased + text);
  }

  async function erase(): Promise<void> {
    if (width > 0) await write('', '');
  }

  function draw(): void {
    const at = clock.now();
    if (said === undefined || aside > 0 || at - startedAt < PATIENCE_MS || at - shownAt < BETWEEN_MS) return;
    shownAt = at;
    const canvas = err.canvas();
    const wheel = canvas.unicode ? '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏' : '|/-\\';
    const spent = at - startedAt < LONG_MS ? '' : `, ${Math.floor((at - startedAt) / 1000)} s`;
    const whole = `${wheel.charAt(turns % wheel.length)} ${printableSentence(said)}${spent}`;
    const line = cutText(whole, (canvas.width ?? 80) - 1, canvas.unicode ? '…' : '...');
    turns += 1;
    void write(paint(line, 'faint', canvas), line).catch(stop); // what is written next hears of it
  }

  const stop = clock.every(BETWEEN_MS, draw);

  return {
    show(text) {
      said = text;
      draw();
    },
    async standAside(work) {
      aside += 1;
      await erase();
      try {
        return await work();
      } finally {
        aside -= 1;
      }
    },
    async end() {
      stop();
      said = undefined;
      await erase();
    },
  };
}

/** `Date`, since `performance` would take a millisecond to load. */
export const realClock: Clock = {
  now: Date.now,
  every(ms, tick) {
    const timer = setInterval(tick, ms).unref();
    return () => clearInterval(timer);
  },
};
